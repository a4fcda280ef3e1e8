"""Rules of quizzes as values: no Django, no I/O."""
