"""Plan: one week for one patient, from the courses of both knees: days, dose, expiry."""
