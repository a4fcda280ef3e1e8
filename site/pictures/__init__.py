"""Our illustrations: ink line and flat colour, drawn by small functions, with no framework."""
