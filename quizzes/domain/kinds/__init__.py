"""What a quiz can ask, family by family: the frozen dataclasses, how each is read from plain data and written back."""
