"""From the lines of a region to a panel: its head, its rows and their cells."""
