"""How the drawings are drawn: shapes, one figure of them, people in a pose, scenes and close-ups."""
