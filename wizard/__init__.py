"""The engine of Spoorboekje: content, case, plan, papers and vault, without a screen."""

VERSION = "0.1.0"
"""Of the program; the package takes it from here."""
