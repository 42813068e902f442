"""The lists of ingredients: their headings, their ends, their items."""
