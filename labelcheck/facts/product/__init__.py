"""What the label calls its product, and who makes it."""
