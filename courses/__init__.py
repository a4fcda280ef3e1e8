"""Units and their lessons, and the starter curriculum as data."""
