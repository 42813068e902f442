"""Bytes of a table file (CSV, TSV, XLSX) → sheets of cells. Knows the formats and their dangers, not what is said."""

from labelcheck.tables.delimited import DELIMITERS
from labelcheck.tables.error import TableError
from labelcheck.tables.read import is_workbook, read_sheets
from labelcheck.tables.workbook import column_name

__all__ = ["DELIMITERS", "TableError", "column_name", "is_workbook", "read_sheets"]
