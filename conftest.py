"""What every test may ask for. The cast is the same everywhere, so that a test reads like a story."""

from tests.cast import *  # noqa: F403
