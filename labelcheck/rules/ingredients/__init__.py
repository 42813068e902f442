"""What is in the list of other ingredients."""
