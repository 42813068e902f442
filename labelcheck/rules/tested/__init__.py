"""What a laboratory measured against what the label claims."""
