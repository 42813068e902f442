"""How panel, identity and contact are set out."""
