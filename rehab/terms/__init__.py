"""The field's words as values: truth, caution, measures, quantities, identifiers."""
