"""What makes a test a journey that proves a row of docs/systems.md."""

import pytest

#: `@proves(row=36)`: this journey proves that row; it begins as the person of the row, ends as another who reads the
#: result, and meets a refusal or failure on the way.
proves = pytest.mark.proves
