"""The magnesium of a label: its forms, its amounts, and how much of it is elemental."""
