"""What every module may use: rights, clock, limits and errors. No models, no pages."""
