"""Pages about groups, posts, printed words, leaving, and the directory as a file."""
