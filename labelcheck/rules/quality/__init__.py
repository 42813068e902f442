"""What vouches for the quality of a product."""
