"""Pure answers about an analysis: what is where, where the reader is, what was searched for."""
