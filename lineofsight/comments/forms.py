"""What one fills in to comment."""

from lineofsight.design import forms
from lineofsight.design.forms.identifying import NamesNoChild

from .services import LIMIT


class CommentForm(NamesNoChild, forms.Form):
    """A comment on the record named in `record`. `people` are those who can be mentioned: [(id, words)]."""

    record = forms.HiddenField()
    text = forms.LongTextField(label="Your comment", max_length=LIMIT, rows=4)
    mention = forms.ChoiceField(
        label="Tell somebody", choices=[], look="search", required=False,
        hint="They get an e-mail if they may see this page. To tell more people, write @ and their full name in the comment.",
    )  # fmt: skip

    def __init__(self, *args, people: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mention"].choices = [("", ""), *people]


class TakeBackForm(forms.Form):
    reason = forms.TextField(label="Why do you take back what somebody else wrote?", max_length=300)
