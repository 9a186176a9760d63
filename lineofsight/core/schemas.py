"""The base of everything that goes over the API as JSON."""

import ninja
from pydantic import ConfigDict


class Schema(ninja.Schema):
    """A shape of input or output. A field that is not in it is refused, never ignored: a misspelt name must not look as if
    it had been saved."""

    model_config = ConfigDict(extra="forbid")
