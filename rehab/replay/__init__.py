"""Replay: papers made again from what they say of themselves, or why they would not be the same."""
