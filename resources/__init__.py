"""Data files of the product: illustrations, translations, sample settings. No code."""
