"""Panels that are not set row under row, put so before their rows are read."""
