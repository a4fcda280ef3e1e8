"""Terms, claims and sources: what every text may cite."""
