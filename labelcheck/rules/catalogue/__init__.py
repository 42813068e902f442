"""Rules about all labels of a run together: the only ones that see more than one label."""
