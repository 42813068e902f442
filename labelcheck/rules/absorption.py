"""Which classes of absorption the rules call low."""

LOW = frozenset({"low", "low_cathartic", "low_acid_dependent", "low_assumed", "low_modified"})
"""The classes of oxide, sulfate, carbonate, hydroxide, phosphates and carrier systems of oxide."""
