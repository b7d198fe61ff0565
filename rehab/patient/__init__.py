"""Patients: what an episode file says (`authored.py`), and the series of facts it holds (`model.py`)."""
