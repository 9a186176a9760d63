"""What one fills in to comment."""

from lineofsight.design import forms
from lineofsight.design.forms.finding import Finder
from lineofsight.design.forms.identifying import NamesNoChild

from .services import LIMIT


class CommentForm(NamesNoChild, forms.Form):
    """A comment on the record named in `record`. `people` finds those who can be mentioned."""

    record = forms.HiddenField()
    text = forms.LongTextField(label="Your comment", max_length=LIMIT, rows=4)
    mention = forms.ChoiceField(
        label="Tell somebody", look="search", required=False,
        hint="They get an e-mail if they may see this page. To tell more people, write @ and their full name in the comment.",
    )  # fmt: skip

    def __init__(self, *args, people: Finder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mention"].finder = people


class TakeBackForm(forms.Form):
    reason = forms.TextField(label="Why do you take back what somebody else wrote?", max_length=300)
