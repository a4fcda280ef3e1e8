"""The bindery: manuals and editions made from units."""
