"""How an editor writes items: one block per kind, family by family; every text in all languages side by side."""
