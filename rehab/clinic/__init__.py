"""A clinic's own file: who it is, whom to call, and how its papers look."""
