"""Protocols: what an author writes (`authored.py`), and the resolved value it means (`model.py`)."""
