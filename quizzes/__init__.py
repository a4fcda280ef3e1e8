"""Questions, their immutable versions, grading on the server, and attempts."""
