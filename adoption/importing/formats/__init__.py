"""Readers of the layouts that files come in; each yields raw rows, all strings, with their line numbers."""
