"""Words and patterns of facts panels and of the headings around them."""
