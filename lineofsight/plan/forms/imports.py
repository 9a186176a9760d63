"""Bringing a plan in: the file, what columns mean, what is in doubt, who is meant, what to save."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from lineofsight.design import forms
from lineofsight.design.wording import listed, plural
from lineofsight.groups.queries import Names

from ..importing.decisions import places_to_split, row_at, walk
from ..importing.reader.leads import everyone_leads
from ..importing.reader.meanings import MEANINGS
from ..presenters.preview import place_word
from ..queries.imports import PrintedLead
from ..services.matching import SORTS, proposed_sort

READABLE = (".docx", ".pdf", ".xlsx", ".odt", ".ods", ".csv", ".html", ".htm", ".md", ".txt", ".json")


class UploadForm(forms.Form):
    """A file, or its text pasted."""

    file = forms.FileField(
        label="The plan as a file",
        hint="Word, PDF, Excel, OpenDocument, CSV, a web page, Markdown or text; or JSON from an export.",
        types=READABLE,
        max_size=settings.FILE_SIZE_LIMIT,
        required=False,
        optional_mark=False,
    )
    text = forms.LongTextField(
        label="Or paste it here",
        hint="With its table, as copied from a document or a web page.",
        rows=5,
        required=False,
        optional_mark=False,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        if not given.get("file") and not (given.get("text") or "").strip():
            self.add_error("file", "Choose the file of the plan, or paste its text")
        elif given.get("file") and (given.get("text") or "").strip():
            self.add_error("file", "Choose a file or paste the text, not both")
        return given


class ImportForm(forms.Form):
    """The base of the steps: carries the edition that the person saw."""

    edition = forms.HiddenField()

    def __init__(self, *args: Any, edition: int, **kwargs: Any):
        kwargs["initial"] = {"edition": edition, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_edition(self) -> int:
        """The edition as a number; one that was tampered with is none that was ever seen."""
        told = self.cleaned_data["edition"]
        return int(told) if told.isascii() and told.isdigit() else 0


class ColumnsForm(ImportForm):
    """What each column means, one select for each; `chosen` gives only the tables that were changed."""

    def __init__(self, *args: Any, columns: list[dict], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.columns = columns
        for number, table in enumerate(columns):
            for place, (header, meaning) in enumerate(zip(table["headers"], table["meanings"], strict=True)):
                self.fields[f"column-{number}-{place}"] = forms.ChoiceField(
                    label=f"What does “{header}” mean?" if header else f"What does column {place + 1} mean?",
                    choices=list(MEANINGS.items()),
                    look="select",
                    initial=meaning,
                )

    def table_fields(self, number: int) -> list:
        """The bound fields of one table."""
        return [self[f"column-{number}-{place}"] for place in range(len(self.columns[number]["headers"]))]

    @property
    def chosen(self) -> dict[str, list[str]]:
        """{signature: meanings} of the tables in which something was changed."""
        found = {}
        for number, table in enumerate(self.columns):
            meanings = [
                self.cleaned_data[f"column-{number}-{place}"] for place in range(len(table["headers"]))
            ]
            if meanings != table["meanings"]:
                found[table["signature"]] = meanings
        return found


class RowForm(ImportForm):
    """What is right about one row. Nothing can be reworded here."""

    do = forms.ChoiceField(label="What is right?", choices=())
    at = forms.ChoiceField(
        label="Where does the second part begin?", look="select", choices=(), required=True
    )
    to = forms.ChoiceField(label="Where does it belong?", look="select", choices=(), required=True)

    def __init__(self, *args: Any, content: dict, path: tuple[int, ...], **kwargs: Any):
        super().__init__(*args, **kwargs)
        row = row_at(content, path)
        text = row.get("text", "")
        cuts = [(str(at), _cut_in_words(text, at)) for at in places_to_split(text)]
        targets = list(_targets(content, path))
        choices = [("keep", "It is right as it is")]
        if len(path) > 1:
            choices += [("join", "It goes on from the row before")] * (path[-1] > 0)
            choices += [("split", "These are two")] * bool(cuts)
            choices += [("move", "It belongs somewhere else")] * bool(targets)
        choices += [("drop", "It is not part of the plan")]
        field = self.fields["do"]
        field.choices = choices
        field.reveals = {"split": ["at"], "move": ["to"]}
        field.hints = _hints(content, path, text)
        self.fields["at"].choices = [("", "Choose a place"), *cuts]
        self.fields["to"].choices = [("", "Choose a section or an objective"), *targets]

    @property
    def how(self) -> dict[str, Any]:
        """The further words of the decision: where to cut, where to move."""
        given = self.cleaned_data
        if given["do"] == "split":
            return {"at": int(given["at"])}
        if given["do"] == "move":
            return {"to": [int(number) for number in given["to"].split("-")]}
        return {}


def _cut_in_words(text: str, at: int) -> str:
    return f"…{text[:at].rstrip()[-45:]} ‖ {text[at:].lstrip()[:45]}…"


def _targets(content: dict, path: tuple[int, ...]):
    """Every section and objective that a row may be moved to, with what it would be there."""
    for first, section in enumerate(content["sections"]):
        if len(path) > 2 or first != path[0]:
            yield str(first), f"Section {section['ref']} {section['title']}".strip()[:110]
        for place, row in walk({"sections": [section]}):
            target = (first, place[1])
            if len(place) == 2 and target != path[:2]:
                yield place_word(target), f"– under objective {row['ref']} {row['text']}".strip()[:110]


def _hints(content: dict, path: tuple[int, ...], text: str) -> dict[str, str]:
    hints = {
        "drop": "A total, a note, a heading taken for a row: it is left out; the file itself stays as it is."
    }
    if len(path) > 1 and path[-1] > 0:
        before = row_at(content, (*path[:-1], path[-1] - 1))
        hints["join"] = f"…{before['text'][-60:]} {text[:60]}…"
    hints["split"] = "Both parts keep who answers, the date and the outcomes."
    hints["keep"] = "The doubt is settled."
    return hints


class LeadsForm(ImportForm):
    """Whom each printed lead means: somebody suggested, somebody else by name, somebody new, or left as printed."""

    def __init__(
        self,
        *args: Any,
        leads: list[PrintedLead],
        names: Names,
        proposed: Mapping[str, str],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.leads, self.names = leads, names
        by_choice = {choice: name for name, choice in names.offered.items()}
        for number, lead in enumerate(leads):
            choices = [(f"{one.kind}:{one.id}", _in_words(one)) for one in lead.candidates]
            if lead.answer not in dict(choices) and lead.answer in by_choice:
                choices.append((lead.answer, by_choice[lead.answer]))
            choices += [("words", "Leave as printed for now")]
            called = f"called {lead.stands_for}" if lead.stands_for else "of this name"
            choices += [(f"create:{sort}", f"Create {what} {called}") for sort, what in SORTS.items()]
            self.fields[f"lead-{number}"] = forms.ChoiceField(
                label=f"“{lead.words}”",
                hint=_near(lead),
                choices=choices,
                look="select",
                initial=proposed.get(lead.words, lead.answer),
            )
            self.fields[f"other-{number}"] = forms.TextField(
                label=f"Somebody else for “{lead.words}”", required=False, optional_mark=False
            )

    def rows(self) -> list[tuple]:
        """(lead, its select, its text box) for each lead."""
        return [
            (lead, self[f"lead-{number}"], self[f"other-{number}"]) for number, lead in enumerate(self.leads)
        ]

    def clean(self) -> dict[str, Any]:
        """A name typed counts before the select, and must be one of those there are."""
        given = super().clean() or self.cleaned_data
        for number, lead in enumerate(self.leads):
            typed = (given.get(f"other-{number}") or "").strip()
            if not typed:
                continue
            found = self.names.offered.get(typed) or self._only_one_called(typed)
            if found:
                given[f"lead-{number}"] = found
            else:
                near = listed([f"“{one.name}”" for one in self.names.candidates_for(typed)[:3]], "or")
                rest = f"Did you mean {near}?" if near else "Type the name as the directory has it"
                message = f"Nobody here is called “{typed}”, written for “{lead.words}”. {rest}"
                self.add_error(f"other-{number}", message)
        return given

    def _only_one_called(self, typed: str) -> str:
        found = {
            choice
            for name, choice in self.names.offered.items()
            if name.rpartition(" (")[0].casefold() == typed.casefold()
        }
        return found.pop() if len(found) == 1 else ""

    @property
    def chosen(self) -> dict[str, str]:
        """{words: choice}."""
        return {lead.words: self.cleaned_data[f"lead-{number}"] for number, lead in enumerate(self.leads)}


def proposals_for(leads: Sequence[PrintedLead]) -> dict[str, str]:
    """A group, post or agency to be created for each name that nobody here resembles and nobody has said anything about:
    {words: "create:group"}. For somebody to look through: nothing is kept yet."""
    found = {
        lead.words: proposed_sort(lead.stands_for or lead.words)
        for lead in leads
        if lead.answer == "words" and not lead.candidates and not lead.chosen
    }
    return {words: f"create:{sort}" for words, sort in found.items() if sort}


def _near(lead: PrintedLead) -> str:
    """How often a lead stands in the plan, and whether anybody comes near it."""
    stands = f"Stands in {plural(lead.rows, 'row')}."
    stands += f" The plan says it is short for {lead.stands_for}." if lead.stands_for else ""
    if lead.chosen:
        return stands
    if lead.certain:
        return f"{stands} Somebody has exactly this name."
    if everyone_leads(lead.words, [lead.words]):
        return f"{stands} It names everybody, so nobody in particular: who answers is chosen in the plan."
    if not lead.candidates:
        return f"{stands} Nobody here has a name like it."
    near = [f"“{one.name}”" for one in lead.candidates[:3]]
    return f"{stands} Is it {' or '.join([', '.join(near[:-1]), near[-1]] if len(near) > 1 else near)}?"


def _in_words(candidate) -> str:
    detail = f", {candidate.detail}" if candidate.detail else ""
    return f"{candidate.name} ({candidate.kind.replace('organisation', 'agency')}{detail})"


class SaveForm(ImportForm):
    """Only the button."""


class DifferencesForm(ImportForm):
    """Which differences to accept, and why; asked for a reason once the plan is past its draft."""

    accepted = forms.ChoicesField(label="What to accept", choices=(), required=False)

    def __init__(self, *args: Any, ids: list[str], needs_reason: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["accepted"].choices = [(each, each) for each in ids]
        self.fields["accepted"].error_messages["invalid_choice"] = (
            "The plan was changed since these differences were shown. Look at them again, then apply what you want"
        )
        if needs_reason:
            self.fields["reason"] = forms.LongTextField(
                label="Why these changes?",
                hint="For example: second edition, agreed by the executive group.",
                rows=2,
            )
            self.fields["reason"].error_messages["required"] = "Say why, so that others can follow it later"

    def clean_accepted(self) -> set[str]:
        """At least one."""
        chosen = set(self.cleaned_data["accepted"])
        if not chosen:
            raise ValidationError(
                "Tick what to accept; to accept nothing, leave the page or give the import up"
            )
        return chosen
