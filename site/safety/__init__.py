"""Quick exit, the help directory with opening hours, and the guard of stateless posts."""
