"""Plans in any container become `lineofsight-plan/1`. See README.md."""
