"""What to take away of a plan, and as what."""

from lineofsight.design import forms

from ..models import Section
from ..presenters.exports import KINDS


class ExportForm(forms.Form):
    """The kind of file, and the sections; none chosen means all."""

    kind = forms.ChoiceField(
        label="What sort of file?",
        choices=[(kind.key, kind.name) for kind in KINDS.values()],
        hints={kind.key: kind.what_for for kind in KINDS.values()},
        initial="docx",
    )
    progress = forms.ChoiceField(
        label="What stands under Progress?",
        choices=[("heard", "What was last heard"), ("printed", "What the plan itself prints")],
        hints={
            "heard": "The last answer about each row with its day: for a meeting.",
            "printed": "For a file that is brought in again. JSON is always like this.",
        },
        initial="heard",
        required=False,
    )
    sections = forms.ChoicesField(
        label="Which sections?",
        hint="Leave all of them open for the whole plan.",
        coerce=int,
        required=False,
        small=True,
    )

    def __init__(self, *args, sections: list[Section], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = [(place, str(section)) for place, section in enumerate(sections)]
