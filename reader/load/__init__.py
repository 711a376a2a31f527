"""Bytes to an article: one module a format."""
