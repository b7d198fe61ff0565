"""Two versions of a protocol: what is written differently, what it means for anyone, and whom it moves."""
