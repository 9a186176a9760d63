"""Hand-made documents to rehearse with, written without sight of the reader, with their gold and the scripts that build them."""
