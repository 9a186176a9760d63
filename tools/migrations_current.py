"""Fails when a model changed without its migration."""

import os
import sys
import tempfile

if __name__ == "__main__":
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="lineofsight-check-"))
    from lineofsight.config.cli import start_django

    start_django()
    from django.core.management import call_command

    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit as ended:
        sys.exit(ended.code)
