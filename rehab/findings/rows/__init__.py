"""The rows of the catalogue of findings, a file for each family."""
