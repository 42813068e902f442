"""labelcheck reads supplement labels and checks what they say, with evidence and sources."""

__version__ = "0.1.0"
