"""The library: every protocol of a shelf on one page, in figures that the program worked out."""
