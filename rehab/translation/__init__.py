"""Translations: what has to be said in another language, what was said, and who has read it."""
