"""Forms about groups, posts, seats and printed words."""

from collections.abc import Sequence

from lineofsight.core.clock import today
from lineofsight.design import forms
from lineofsight.design.forms.finding import ListFinder
from lineofsight.design.forms.saving import EditionField
from lineofsight.history.keeping import until_something_happens
from lineofsight.organisations.queries import organisations
from lineofsight.people.queries import people

from .models import Group, GroupKind, Post, Seat
from .queries import Candidate, groups, names_in_use


def _agency(**options) -> forms.RecordField:
    return forms.RecordField(organisations(), look="search", **options)


def _with_agency(person) -> str:
    return f"{person.name} ({person.organisation.name})" if person.organisation else person.name


class GroupForm(forms.Form):
    """A group's entry."""

    name = forms.TextField(label="Name", max_length=200)
    short_name = forms.TextField(
        label="Short name", required=False, max_length=40, width=20, hint="As plans and minutes print it."
    )
    kind = forms.ChoiceField(label="Sort of group", choices=GroupKind.choices, small=True)
    purpose = forms.LongTextField(label="What it is for", required=False, rows=4)
    reports_to = forms.RecordField(groups(), label="Reports to", look="search", required=False)
    email = forms.EmailField(label="Shared email address", required=False)
    began_on = forms.DateField(label="Began on", required=False)
    ends_on = forms.DateField(
        label="Last day", required=False, hint="For task and finish groups: when its work is to be done."
    )


class ChangeGroupForm(GroupForm):
    """The same, of a group that is there."""

    edition = EditionField()

    def __init__(self, *args, group: Group, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reports_to"].queryset = groups().exclude(pk=group.pk)


def group_as_it_is(group: Group) -> dict:
    """What the form shows first."""
    return {name: getattr(group, name) for name in (*GroupForm.base_fields, "edition")}


class LastDayForm(forms.Form):
    """Something ends."""

    last_day = forms.DateField(label="Last day")
    reason = forms.TextField(label="Why", required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = today()


class SeatForm(forms.Form):
    """Somebody begins to sit on a group."""

    person = forms.RecordField(people(), label="Person", look="search", label_of=_with_agency)
    seat = forms.ChoiceField(label="Sits as", choices=Seat.choices, initial=Seat.MEMBER, small=True)
    organisation = _agency(label="For which agency", required=False, hint="Their own, if you leave it open.")
    from_on = forms.DateField(label="From which day")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people().here(today())
        self.fields["from_on"].initial = today()


class ChangeSeatForm(forms.Form):
    """Somebody sits in another capacity, or no longer."""

    what = forms.ChoiceField(
        label="What changes?",
        choices=[("capacity", "They sit in another capacity"), ("end", "They no longer sit here")],
        reveals={"capacity": ["seat", "from_on"], "end": ["last_day"]},
    )
    seat = forms.ChoiceField(label="Sits as", choices=Seat.choices, small=True)
    from_on = forms.DateField(label="From which day")
    last_day = forms.DateField(label="Last day")
    reason = forms.TextField(label="Why", required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = self.fields["last_day"].initial = today()


class PostForm(forms.Form):
    """A post's entry."""

    name = forms.TextField(label="Name of the post", max_length=200, hint="Business Manager, Named Nurse")
    organisation = _agency(
        label="Agency", required=False, hint="None: it is a post of the partnership itself."
    )


class ChangePostForm(PostForm):
    """The same, of a post that is there."""

    edition = EditionField()


def post_as_it_is(post: Post) -> dict:
    """What the form shows first."""
    return {"name": post.name, "organisation": post.organisation, "edition": post.edition}


class HolderForm(forms.Form):
    """Somebody takes a post up."""

    person = forms.RecordField(people(), label="Person", look="search", label_of=_with_agency)
    from_on = forms.DateField(label="From which day")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people().here(today())
        self.fields["from_on"].initial = today()


class DirectoryFileForm(forms.Form):
    """A workbook of people and organisations."""

    file = forms.FileField(
        label="Workbook",
        types=(".xlsx", ".ods"),
        max_size=10 * 1024 * 1024,
        hint="An Excel (.xlsx) or OpenDocument (.ods) file, made from the template or your own.",
    )


class LeavingForm(forms.Form):
    """Somebody leaves."""

    last_day = forms.DateField(label="Last day", hint="A day that lies ahead lets them go on until then.")
    reason = forms.TextField(label="Why", required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = today()


KIND_WORDS = {"group": "Group", "post": "Post", "organisation": "Agency", "person": "Person"}


@until_something_happens
def everybody() -> ListFinder:
    """Everybody whom words may mean, to be looked up by name."""
    return ListFinder((choice, name) for name, choice in names_in_use().offered.items())


class MatchForm(forms.Form):
    """Whom printed words mean: one of the likely, somebody else, or somebody new."""

    whom = forms.ChoiceField(label="Whom do these words mean?")
    other = forms.ChoiceField(label="Which of them", look="search")
    new_kind = forms.ChoiceField(
        label="What is it?",
        choices=[(kind, KIND_WORDS[kind]) for kind in ("group", "post", "organisation")],
        small=True,
    )
    name = forms.TextField(label="Name", max_length=200)
    reason = forms.TextField(label="How you know", required=False, max_length=300)

    def __init__(self, *args, words: str, candidates: Sequence[Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        whom = self.fields["whom"]
        whom.choices = [
            *((f"{one.kind}:{one.id}", one.name) for one in candidates),
            ("other", "Somebody else who is here" if candidates else "Somebody who is here"),
            ("new", "Somebody who is not here yet"),
        ]
        whom.hints = {f"{one.kind}:{one.id}": _told_apart(one) for one in candidates}
        whom.reveals = {"other": ["other"], "new": ["new_kind", "name"]}
        whom.divider = "other" if candidates else None
        self.fields["other"].finder = everybody()
        self.fields["name"].initial = words

    @property
    def chosen(self) -> tuple[str, str]:
        """(kind, id) of whom was chosen; ("new", kind) for somebody who is not here yet."""
        whom = self.cleaned_data["whom"]
        if whom == "new":
            return "new", self.cleaned_data["new_kind"]
        kind, _, number = (self.cleaned_data["other"] if whom == "other" else whom).partition(":")
        return kind, number


def _told_apart(candidate: Candidate) -> str:
    return " · ".join(part for part in (KIND_WORDS[candidate.kind], candidate.detail) if part)
