"""Rules: one protocol's conditions as a set of entries, its reference meaning, and its lowered form."""
