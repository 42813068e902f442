"""What of a page belongs together: columns, tables, regions of panels, blocks of running text."""
