"""Lab file → LabReport, and reports held against labels."""

from labelcheck.labs.grid import LabFileError
from labelcheck.labs.read import read_lab_file

__all__ = ["LabFileError", "read_lab_file"]
