"""The vocabulary of a lesson: one block is one class with a face per medium."""
