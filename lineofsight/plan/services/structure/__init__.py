"""Changing the shape of a plan: the order of things, where they stand, one into several, two into one.

Every function: raises NotAllowed (policies.can_change, can_change_promise) and Refused without a reason once the plan
is past its draft. A change and its history commit together.
"""

from .merging import merge_actions, merge_objectives, merge_sections, merge_texts
from .moving import move_action, move_objective, move_outcome, move_statement
from .ordering import move_by_one, move_to_place
from .splitting import Piece, split_action, split_objective, split_section, split_text

__all__ = [
    "Piece",
    "merge_actions",
    "merge_objectives",
    "merge_sections",
    "merge_texts",
    "move_action",
    "move_by_one",
    "move_objective",
    "move_outcome",
    "move_statement",
    "move_to_place",
    "split_action",
    "split_objective",
    "split_section",
    "split_text",
]
