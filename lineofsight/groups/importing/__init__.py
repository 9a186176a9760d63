"""People and organisations in one workbook: reading it into rows with their places, and writing it.

Plain Python, without Django and without a database. Public face: `read_directory`, `write_directory`.
"""

from .reading import CannotRead, read_directory
from .writing import write_directory

__all__ = ["CannotRead", "read_directory", "write_directory"]
