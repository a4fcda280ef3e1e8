"""Rules about words and claims as values: no Django, no I/O."""
