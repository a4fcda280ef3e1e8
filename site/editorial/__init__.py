"""The editors' desk: what is checked before a text is published, who reviews it, and when it must be read again."""
