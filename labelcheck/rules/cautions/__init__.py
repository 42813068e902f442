"""What the label warns of and tells to mind."""
