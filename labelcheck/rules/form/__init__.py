"""Which magnesium compounds a product declares."""
