"""Scaffolds: new files for people to fill in, made from the protocol that they will be read with."""
