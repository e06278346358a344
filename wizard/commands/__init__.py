"""What the command line does, one module per command; `wizard/__main__.py` only reads the words."""
