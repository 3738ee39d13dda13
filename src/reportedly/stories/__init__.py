"""Across articles: copies, one utterance, one event, corroboration, contradiction."""
