"""Simulate: virtual patients on published recovery curves, decided as every patient is."""
