"""How much is taken in a day."""
