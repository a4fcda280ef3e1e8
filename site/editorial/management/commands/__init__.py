"""Commands of the editors' desk."""
