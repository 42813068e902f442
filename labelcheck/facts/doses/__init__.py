"""The serving, the dose of a day, and which column of a panel is theirs."""
