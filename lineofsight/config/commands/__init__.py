"""The commands of `lineofsight`, a file for each noun. Each has `add_to(commands)`."""
