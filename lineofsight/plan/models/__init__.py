"""Plans and what stands in them. `plans`: the document; `promises`: objectives and actions; `progress`: what was said of them
since; `imports`: how it came in."""

from .imports import IN_PROGRESS, ColumnMemory, Doubt, ImportStage, PlanImport, PlanSource
from .plans import AgreedPlan, Outcome, Plan, Section, SectionKind, Statement, StatementKind
from .progress import ProgressUpdate
from .promises import Accountability, Action, Due, Objective, Part, Precision, Promise, SetAsideGap

__all__ = [
    "IN_PROGRESS",
    "Accountability",
    "Action",
    "AgreedPlan",
    "ColumnMemory",
    "Doubt",
    "Due",
    "ImportStage",
    "Objective",
    "Outcome",
    "Part",
    "Plan",
    "PlanImport",
    "PlanSource",
    "Precision",
    "ProgressUpdate",
    "Promise",
    "Section",
    "SectionKind",
    "SetAsideGap",
    "Statement",
    "StatementKind",
]
