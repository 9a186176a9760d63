"""Understanding a plan: a neutral document becomes `lineofsight-plan/1`. One file per step; see README.md."""
