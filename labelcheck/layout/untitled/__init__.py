"""Facts rows under no title, and texts whose parts run on within a line."""
