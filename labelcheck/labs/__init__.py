"""Lab file → LabReport, and reports held against labels."""
