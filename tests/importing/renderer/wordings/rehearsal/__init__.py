"""Wordings to rehearse with: one file for each author, with the names of `seen`."""
