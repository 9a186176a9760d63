"""What one fills in to keep a document."""

from django.conf import settings

from lineofsight.design import forms
from lineofsight.design.forms.finding import Finder
from lineofsight.design.forms.identifying import NamesNoChild

from .contents import EXTENSIONS, WORDS_FOR_KINDS
from .models import DocumentKind


def file_field(**looks) -> forms.FileField:
    """A file as it can be kept here; its content is checked by `services.receive_file`."""
    megabytes = settings.FILE_SIZE_LIMIT // (1024 * 1024)
    looks.setdefault("hint", f"{WORDS_FOR_KINDS}, up to {megabytes} MB")
    looks.setdefault("error_messages", {"required": "Choose a file"})
    return forms.FileField(types=EXTENSIONS, max_size=settings.FILE_SIZE_LIMIT, **looks)


class KeepForm(NamesNoChild, forms.Form):
    """A file, an address or a statement; what belongs to the other two is not asked."""

    checked_texts = ("title", "statement")

    kind = forms.ChoiceField(
        label="What do you want to add?",
        choices=[
            (DocumentKind.FILE, "A file or photo"),
            (DocumentKind.ADDRESS, "The address of something that is online"),
            (DocumentKind.STATEMENT, "A statement of what was seen"),
        ],
        hints={
            DocumentKind.STATEMENT: "When the thing itself may not be sent: who saw what, when, and where it is kept."
        },
        reveals={
            DocumentKind.FILE: ["file"],
            DocumentKind.ADDRESS: ["address"],
            DocumentKind.STATEMENT: ["statement", "seen_by", "seen_on", "kept_where"],
        },
    )
    address = forms.TextField(
        label="Web address", hint="It begins with https://", max_length=500, autocomplete="url"
    )
    statement = forms.LongTextField(label="What was seen?", rows=5)
    seen_by = forms.TextField(label="Who saw it? Name and role", max_length=150, width="two-thirds")
    seen_on = forms.DateField(label="When did they see it?", required=False)
    kept_where = forms.TextField(label="Where is it kept?", required=False, max_length=200)
    title = forms.TextField(
        label="Title",
        hint="What others will look for. Left empty, a file is called by its name.",
        required=False,
        max_length=200,
    )
    audience = forms.ChoiceField(label="Who may see it?", choices=[], initial="signed-in")
    expires_on = forms.DateField(
        label="Does it stop counting as evidence on some day?",
        hint="For example, a certificate that expires.",
        required=False,
    )

    def __init__(self, *args, audiences: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"] = file_field(label="File or photo")
        self.fields["audience"].choices = audiences
        self.order_fields(["kind", "file"])

    def clean(self):
        cleaned = super().clean()
        kind = self.cleaned_data.get("kind")
        if kind in (DocumentKind.ADDRESS, DocumentKind.STATEMENT) and not self.cleaned_data.get("title"):
            self.add_error("title", "Enter a title")
        address = self.cleaned_data.get("address", "")
        if (
            kind == DocumentKind.ADDRESS
            and address
            and not address.lower().startswith(("https://", "http://"))
        ):
            self.add_error("address", "Web address must begin with https://, like https://example.org/report")
        return cleaned


class VersionForm(forms.Form):
    """A newer version of a file that is kept."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"] = file_field(label="The newer file")


class ChangeForm(NamesNoChild, forms.Form):
    """What is said about a document. `edition` says which version of it the person had before them."""

    checked_texts = ("title",)

    title = forms.TextField(label="Title", max_length=200)
    audience = forms.ChoiceField(label="Who may see it?", choices=[])
    expires_on = forms.DateField(label="Does it stop counting as evidence on some day?", required=False)
    edition = forms.HiddenField()

    def __init__(self, *args, audiences: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences

    def clean_edition(self) -> int:
        told = self.cleaned_data["edition"]
        return int(told) if told.isdigit() else 0


class TakeDownForm(forms.Form):
    reason = forms.TextField(
        label="Why is it taken down?",
        hint="For example: it names a child; it is the wrong file.",
        max_length=300,
    )


class SupportForm(forms.Form):
    """A document there is already, as evidence for one more record."""

    document = forms.ChoiceField(label="Document", look="search")

    def __init__(self, *args, documents: Finder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].finder = documents


class NoLongerForm(forms.Form):
    reason = forms.TextField(label="Why is it no longer evidence for this?", max_length=300)
