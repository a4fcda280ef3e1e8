"""Questions in the formats of others: read into the plain vocabulary of docs/decisions and written from it."""
