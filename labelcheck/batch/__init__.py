"""The journey of many labels: which files, one after the other, nothing lost."""
