"""Courses: the fold over check-ins and events, from the first day to today."""
