"""The rim: each file is the one door to one outside library, to files or to the installation."""
