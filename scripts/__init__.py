"""What the developers run: fixtures made, accuracy measured, open material compared."""
