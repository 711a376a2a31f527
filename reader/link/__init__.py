"""Pure answers about an analysis: what is where, where the reader is, where a phrase is."""
