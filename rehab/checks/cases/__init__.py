"""Cases: the patients that an author wrote down, what they show, and which slips they would notice."""
