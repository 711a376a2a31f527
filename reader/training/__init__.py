"""How each shipped weight came to be: `python -m reader.training MODEL CORPUS...`."""
