"""Settling what a plan leaves open."""

from lineofsight.design import forms
from lineofsight.design.forms.identifying import NamesNoChild


class SetAsideForm(NamesNoChild, forms.Form):
    """Why a gap may stand."""

    checked_texts = ("because",)

    because = forms.LongTextField(
        label="Why may this stay as it is?",
        hint="For example: this is enabling work; the review it leads to is measured.",
        rows=3,
        max_length=500,
        count=True,
    )


class SettleDoubtForm(NamesNoChild, forms.Form):
    """How a doubt of the reading was settled."""

    checked_texts = ("how",)

    how = forms.LongTextField(
        label="How was this settled?",
        hint="For example: checked against the signed copy, both sentences belong together.",
        rows=3,
        max_length=500,
        count=True,
    )
