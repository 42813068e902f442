"""How well the label could be read; these speak whatever else is switched off."""
