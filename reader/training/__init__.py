"""How each shipped weight came to be."""
