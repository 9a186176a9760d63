"""A small plan on its way in, for the tests of the import wizard."""

from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.plan.models import PlanImport
from lineofsight.plan.services import importing as services
from lineofsight.plan.services.reading import read_import

PLAN = """Business Plan 2026 to 2028
Marlowe Vale Safeguarding Children Partnership

Priority 1 - Neglect
| Outcome | Lead | Action | By when |
|---|---|---|---|
| Children are helped sooner. | Quality and Effectiveness Sub-Group | Rewrite the neglect strategy with families and schools. | March 2027 |
| | Neglect Group | Hold a third audit of neglect. Report the findings to the board. | |
| | Business Manager | Recruit two lay members. | Ongoing |
"""


def begun(keeper, text: str = PLAN, name: str = "plan.md", **named) -> PlanImport:
    """An import as it stands once its file was read."""
    plan_import = services.begin_import(SimpleUploadedFile(name, text.encode()), by=keeper, **named)
    read_import(plan_import.pk, plan_import.attempt)
    plan_import.refresh_from_db()
    return plan_import


def sent(client, address: str, plan_import: PlanImport, **fields):
    """Post a step with the edition that stands there now."""
    plan_import.refresh_from_db()
    return client.post(address, {"edition": plan_import.edition, **fields})
