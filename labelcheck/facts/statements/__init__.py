"""What a label says in sentences: statements, claims, marks."""
