"""What a label says that its product does, holds or is free from."""
