"""A newer version of a plan's file: what was accepted of its changes is done to the plan."""

from .applying import Applied, apply_update

__all__ = ["Applied", "apply_update"]
