"""The engine of Spoorboekje: content, case, plan, papers and vault, without a screen."""
