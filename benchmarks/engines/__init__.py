"""The contenders: each file builds one engine over the same rules, and says which rules it found true."""
