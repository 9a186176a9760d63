"""Hand-made documents with gold, and the scripts that build them."""
