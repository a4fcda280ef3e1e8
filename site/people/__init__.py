"""Users, roles, sign-in with a second factor, and the audit chain."""
