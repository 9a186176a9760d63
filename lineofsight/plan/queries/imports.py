"""Plans on their way in."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access import Reader
from lineofsight.groups.queries import Candidate, Names, names_in_use
from lineofsight.history.keeping import until_something_happens
from lineofsight.people.models import Person

from ..importing.decisions import Decided, decide, walk
from ..importing.printed import abbreviations_in
from ..models import IN_PROGRESS, Plan, PlanImport
from .plans import plans
from .updates import Update, plan_for, update_of

#: What is large in an import and not needed to list it.
LARGE = ("document", "plan_content", "columns", "choices", "decisions", "matches")


def imports(reader: Reader) -> QuerySet[PlanImport]:
    """The imports a reader may see, with file and plan."""
    return PlanImport.objects.visible_to(reader).select_related("file", "plan", "newer_version_of")


@dataclass(frozen=True)
class ImportLine:
    """One import as a list shows it; `begun_by` is the person's name."""

    plan_import: PlanImport
    name: str
    stage: str
    stage_name: str
    begun_by: str
    in_progress: bool


def import_lines(reader: Reader) -> list[ImportLine]:
    """Every import, newest first, without what was read. Two queries."""
    found = list(imports(reader).defer(*LARGE))
    ids = {
        int(each.begun_by.removeprefix("person:"))
        for each in found
        if each.begun_by.removeprefix("person:").isdigit()
    }
    names = {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=ids).values_list("pk", "name")}
    return [
        ImportLine(
            plan_import=each,
            name=each.file.original_name,
            stage=each.stage,
            stage_name=each.get_stage_display(),
            begun_by=names.get(each.begun_by, "the system"),
            in_progress=each.stage in IN_PROGRESS,
        )
        for each in found
    ]


def decided(plan_import: PlanImport) -> Decided:
    """What was understood of the file, with everything decided since done to it. No query."""
    return decide(plan_import.plan_content, plan_import.decisions)


#: A candidate's score from which it bears exactly the name (1) or the short name (0.99).
EXACT = 0.99


@dataclass(frozen=True)
class PrintedLead:
    """A lead as the plan prints it: how many rows name it, whom it may mean, what was chosen ("" while nobody
    chose), and what the plan's own list of abbreviations says it stands for."""

    words: str
    rows: int
    candidates: tuple[Candidate, ...]
    chosen: str
    stands_for: str = ""

    @property
    def certain(self) -> Candidate | None:
        """The one who bears exactly this name, or whom somebody named before."""
        exact = [each for each in self.candidates if each.score >= EXACT]
        best = [each for each in exact if each.score >= 1]
        exact = best or exact
        return exact[0] if len(exact) == 1 else None

    @property
    def answer(self) -> str:
        """What stands: the choice, else whoever is certain, else the words."""
        certain = self.certain
        return self.chosen or (f"{certain.kind}:{certain.id}" if certain else "words")


@until_something_happens
def printed_leads(plan_import: PlanImport) -> tuple[tuple[PrintedLead, ...], Names]:
    """Every lead of a plan with whom it may mean, and all names there are. Five queries, however many leads."""
    counts: dict[str, int] = {}
    for _, row in walk(decided(plan_import).content):
        for words in row["leads"]:
            counts[words] = counts.get(words, 0) + 1
    names = names_in_use()
    key = abbreviations_in(plan_import.document)
    leads = tuple(
        PrintedLead(
            words,
            count,
            tuple(names.candidates_for(words, key=key)),
            plan_import.matches.get(words, ""),
            key.get(words, ""),
        )
        for words, count in counts.items()
    )
    return leads, names


def earlier_version(plan_import: PlanImport, content: dict, reader: Reader) -> Plan | None:
    """The plan that a file looks like a newer version of, unless that was settled already. One query."""
    if plan_import.newer_version_of_id or plan_import.is_its_own_plan:
        return None
    return plan_for(content, plans(reader))


@until_something_happens
def update_from(plan_import: PlanImport) -> Update | None:
    """What the file changes in the plan it is a newer version of; None for a plan of its own. Ten queries."""
    plan = plan_import.newer_version_of
    return update_of(plan, decided(plan_import).content) if plan else None
