"""What a check finds in a text, as values: no Django, no I/O."""
