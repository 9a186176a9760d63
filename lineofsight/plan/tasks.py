"""Work in the background: reading uploaded plans, telling those who judge."""

from django.db import transaction
from django_tasks import task

from .models import PlanImport
from .services.reading import read_import as read
from .services.reading import waiting_imports
from .services.telling_judges import tell_judges as tell


@task()
def read_import(pk: int, attempt: int) -> None:
    """Read the file of an import."""
    read(pk, attempt)


def have_read(plan_import: PlanImport) -> None:
    """Have the file of an import read, once what was changed is committed."""
    transaction.on_commit(lambda: read_import.enqueue(plan_import.pk, plan_import.attempt))


def tell_judges() -> str:
    """The due job: tell those who judge a test of effect that its day has come. Returns what was done, in words."""
    return tell()


def read_forgotten_imports() -> str:
    """The due job: read what nobody reads, because a worker was killed. Returns what was done, in words; "" for
    nothing."""
    forgotten = waiting_imports()
    for pk, attempt in forgotten:
        read(pk, attempt)
    return f"{len(forgotten)} plans read that nobody was reading" if forgotten else ""
