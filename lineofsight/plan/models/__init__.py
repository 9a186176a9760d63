"""Plans and what stands in them. `plans`: the document; `promises`: objectives and actions; `progress`: what was said of them
since; `effect`: whether it is done, embedded and changed things; `imports`: how it came in."""

from .effect import Claim, EffectKind, EffectResult, EffectTest, Judged
from .imports import IN_PROGRESS, ColumnMemory, Doubt, ImportStage, PlanImport, PlanSource
from .plans import AgreedPlan, Outcome, Plan, Section, SectionKind, Statement, StatementKind
from .progress import ProgressUpdate
from .promises import Accountability, Action, Due, EffectBy, Objective, Part, Precision, Promise, SetAsideGap

__all__ = [
    "IN_PROGRESS",
    "Accountability",
    "Action",
    "AgreedPlan",
    "Claim",
    "ColumnMemory",
    "Doubt",
    "Due",
    "EffectBy",
    "EffectKind",
    "EffectResult",
    "EffectTest",
    "ImportStage",
    "Judged",
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
