"""What one fills in to ask and to answer."""

import datetime
from collections.abc import Sequence
from typing import Any

from lineofsight.core.clock import add_working_days, today
from lineofsight.design import forms
from lineofsight.design.forms.finding import Finder
from lineofsight.design.forms.identifying import NamesNoChild
from lineofsight.design.wording import file_size, listed
from lineofsight.documents.services import FileRefused, ReceivedFile, receive_file, received_with, ticket_for

from .further import LIMIT as FURTHER_LIMIT
from .further import Further
from .models import ToldHow
from .services.answering import LIMIT
from .workflow import ANSWERS, HAPPENED, NO_CHANGE, NOT_MINE

#: What the file field of a phone offers: pictures first, so that the camera is one of the choices.
FILE_TYPES = (
    ".jpg", ".jpeg", ".png", ".heic", ".heif", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".txt", ".csv",
    ".md", ".html", ".htm", ".eml", ".msg",
)  # fmt: skip
DEFAULT_QUESTION = "What has happened, what comes next, and what gets in the way?"
#: Asked today, an answer is hoped for in ten working days unless somebody says otherwise.
WORKING_DAYS = 10


class AnswerForm(NamesNoChild, forms.Form):
    """What every way of answering shares: three choices, one text box, one file."""

    kind = forms.ChoiceField(
        label="What is your answer?",
        choices=list(ANSWERS.items()),
        reveals={NOT_MINE: ["whose"]},
    )
    whose = forms.TextField(
        label="Whose is it?",
        hint="An agency, a group, a post or a person, if you know",
        required=False,
        max_length=200,
    )
    text = forms.LongTextField(
        label="In your own words", hint="A few sentences are enough. Name no child or family member.", required=False,
        max_length=LIMIT, rows=6, optional_mark=False,
    )  # fmt: skip
    file = forms.FileField(label="Add a file or photo that shows it", types=FILE_TYPES, required=False)
    ticket = forms.HiddenField(required=False)

    def __init__(self, *args, adds: bool = False, further: Sequence[Further] = (), **kwargs):
        """`adds`: the question was answered and more is said; it can no longer be somebody else's. `further` are the
        questions that its kind of record adds; what is typed into them is looked through as the text is."""
        super().__init__(*args, **kwargs)
        self.received: ReceivedFile | None = None
        self.asked_further = {f"further-{one.key}": one for one in further}
        for name, one in self.asked_further.items():
            self.fields[name] = field_for(one)
        self.checked_texts = (
            *self.checked_texts,
            *(name for name, one in self.asked_further.items() if one.look == "words"),
        )
        if adds:
            self.leave_out_not_mine()

    def leave_out_not_mine(self) -> None:
        """Offer the other two choices only."""
        self.fields["kind"].choices = [one for one in ANSWERS.items() if one[0] != NOT_MINE]
        self.fields["kind"].reveals = {}
        self.fields.pop("whose", None)

    @property
    def aside(self) -> list[str]:
        """The names of the fields that are folded away."""
        return [name for name, one in self.asked_further.items() if one.aside]

    def groups_aside(self) -> list:
        """The fields that are folded away, to be drawn together."""
        return [self[name] for name in self.aside]

    @property
    def aside_words(self) -> str:
        """What is folded away, for whoever decides to open it."""
        labels = [self.asked_further[name].label.rstrip("?") for name in self.aside]
        return f"Say more: {listed(f'{label[0].lower()}{label[1:]}' for label in labels)}"

    @property
    def says_aside(self) -> bool:
        """Whether something was typed into what is folded away, so that it stays open."""
        return self.is_bound and any(self[name].errors or self[name].value() for name in self.aside)

    @property
    def further(self) -> dict[str, str]:
        """What was said to the further questions, by their keys."""
        said = {one.key: self.cleaned_data.get(name) for name, one in self.asked_further.items()}
        return {
            key: value if isinstance(value, str) else value.isoformat()
            for key, value in said.items()
            if value
        }

    @property
    def files_received(self) -> list[ReceivedFile]:
        return [self.received] if self.received else []

    @property
    def received_words(self) -> str:
        """The file that was sent already while something else had to be put right; "" when there is none."""
        return f"{self.received.original_name} ({file_size(self.received.size)})" if self.received else ""

    def clean_file(self) -> ReceivedFile | None:
        """The file, checked by its content and set aside."""
        upload = self.cleaned_data["file"]
        try:
            self.received = receive_file(upload) if upload else received_with(self.data.get("ticket", ""))
        except FileRefused as refusal:
            raise forms.fields.ValidationError(str(refusal)) from refusal
        return self.received

    def clean(self):
        cleaned = super().clean()
        told = self.cleaned_data
        is_not_mine = told.get("kind") == NOT_MINE
        if "text" in told and not told["text"].strip() and not (is_not_mine and told.get("whose")):
            asked = {
                HAPPENED: "Write what happened",
                NO_CHANGE: "Write why nothing changed",
                NOT_MINE: "Write whose it is, or why it is not yours",
            }
            self.add_error("text", asked.get(str(told.get("kind")), "Write your answer"))
        if self.received and self.errors:
            self.data: Any = self.data.copy()
            self.data["ticket"] = ticket_for(self.received)
        return cleaned

    @property
    def words(self) -> str:
        """The text; for "not mine" without one, whose it is said to be."""
        text, whose = self.cleaned_data["text"].strip(), self.cleaned_data.get("whose") or ""
        return text or f"It is: {whose}"


def field_for(one: Further) -> forms.fields.forms.Field:
    """The field of a further question; none has to be answered."""
    shared: dict[str, Any] = {"label": one.label, "hint": one.hint, "required": False, "initial": one.now}
    if one.look == "choice":
        return forms.ChoiceField(choices=one.choices, small=True, **shared)
    if one.look == "date":
        return forms.DateField(
            **{**shared, "initial": datetime.date.fromisoformat(one.now) if one.now else None}
        )
    return forms.LongTextField(rows=3, max_length=FURTHER_LIMIT, **shared)


class LinkAnswerForm(AnswerForm):
    """Behind a link nobody has signed in: whoever sends it says who they are."""

    checked_texts = ("text", "whose")

    who = forms.ChoiceField(label="Who is answering?", choices=[], reveals={"other": ["name", "role"]})
    name = forms.TextField(label="Your name", max_length=150, autocomplete="name")
    role = forms.TextField(label="Your role", max_length=150, autocomplete="organization-title")

    def __init__(self, *args, person_name: str, party_name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.person_name = person_name
        same = person_name == party_name
        self.fields["who"].choices = [
            ("self", f"I am {person_name}"),
            ("other", "I am somebody else" if same else f"I answer for {party_name}, and I am somebody else"),
        ]
        self.order_fields(["kind", "text", *self.asked_further, "file", "who"])

    @property
    def is_self(self) -> bool:
        """Whether the person the link was made for says that they are answering."""
        return self.cleaned_data["who"] == "self"

    @property
    def said(self) -> dict[str, str]:
        """What the sender states of themselves."""
        if self.is_self:
            return {"said_by": self.person_name, "said_role": ""}
        return {"said_by": self.cleaned_data["name"], "said_role": self.cleaned_data["role"]}


class OwnAnswerForm(AnswerForm):
    """Signed in, for a party one answers for: "not mine" names another party from the list, if one knows it."""

    def __init__(self, *args, parties: Finder, **kwargs):
        super().__init__(*args, **kwargs)
        if "whose" not in self.fields:
            return
        self.fields["whose"] = forms.ChoiceField(
            label="Whose is it?", finder=parties, look="search", required=False,
            hint="If you do not know, leave this empty: those who keep the plan will find out.",
        )  # fmt: skip
        self.order_fields(["kind", "whose", "text", *self.asked_further, "file"])


class OnBehalfForm(AnswerForm):
    """A keeper of the plan writes down what they were told."""

    told_how = forms.ChoiceField(label="How were you told?", choices=ToldHow.choices)
    name = forms.TextField(label="Who told you?", max_length=150, width="two-thirds")
    role = forms.TextField(label="Their role", max_length=150, required=False, width="two-thirds")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.leave_out_not_mine()
        self.order_fields(["told_how", "name", "role", "kind", "text", *self.asked_further, "file"])


class AskForm(NamesNoChild, forms.Form):
    """A question about a record, to a party."""

    checked_texts = ("question",)

    party = forms.ChoiceField(label="Who is asked?", look="search")
    question = forms.LongTextField(label="The question", max_length=1000, rows=3, initial=DEFAULT_QUESTION)
    due_on = forms.DateField(label="By when do you hope for an answer?")

    def __init__(self, *args, parties: Finder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].finder = parties
        self.fields["due_on"].initial = add_working_days(today(), WORKING_DAYS)

    def clean_due_on(self) -> datetime.date:
        due_on = self.cleaned_data["due_on"]
        if due_on < today():
            raise forms.fields.ValidationError(
                "The day by which you hope for an answer must be today or later"
            )
        return due_on


class HandOnForm(NamesNoChild, forms.Form):
    """To whom, and why."""

    party = forms.ChoiceField(label="Who should be asked instead?", look="search")
    text = forms.LongTextField(label="Say to them why it is theirs", max_length=1000, rows=3)

    def __init__(self, *args, parties: Finder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].finder = parties


class WithdrawForm(NamesNoChild, forms.Form):
    checked_texts = ("reason",)

    reason = forms.TextField(label="Why is the question withdrawn?", max_length=300)
