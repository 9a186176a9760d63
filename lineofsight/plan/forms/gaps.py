"""Settling what a plan leaves open."""

from lineofsight.design import forms


class SetAsideForm(forms.Form):
    """Why a gap may stand."""

    because = forms.LongTextField(
        label="Why may this stay as it is?",
        hint="For example: this is enabling work; the review it leads to is measured.",
        rows=3,
        max_length=500,
        count=True,
    )


class SettleDoubtForm(forms.Form):
    """How a doubt of the reading was settled."""

    how = forms.LongTextField(
        label="How was this settled?",
        hint="For example: checked against the signed copy, both sentences belong together.",
        rows=3,
        max_length=500,
        count=True,
    )
