"""Template tags of the quizzes."""
