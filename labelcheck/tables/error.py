"""What is wrong with a table file."""


class TableError(Exception):
    """A file that is no table, or one that is not opened; the message says why and what to do."""
