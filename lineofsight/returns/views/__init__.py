"""Pages: `behind_links` for those who come from an e-mail, `asked` for those who are signed in, `keeping` for those who
ask."""
