"""Measures of the speed table: each row runs ours and its ceiling in turn, on this machine, in one go."""
