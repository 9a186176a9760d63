"""Claiming a judgement, judging it, and choosing by what we will know that things changed."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError

from lineofsight.core.clock import today
from lineofsight.design import forms
from lineofsight.design.forms.finding import Finder
from lineofsight.design.forms.identifying import NamesNoChild

from ..models import EffectBy, EffectKind, EffectResult
from .base import ChangeForm


class ClaimForm(NamesNoChild, forms.Form):
    """What is claimed, and the evidence for it."""

    checked_texts = ("because",)

    because = forms.LongTextField(
        label="What shows it?",
        hint="A few sentences. Name no child or family member.",
        rows=4,
        max_length=2000,
    )
    documents = forms.ChoicesField(
        label="Which evidence?",
        hint="Somebody else looks at it before it counts.",
        error_messages={"required": "Choose the evidence. Nothing is claimed without it"},
    )

    def __init__(self, *args: Any, evidence: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = evidence


class BecauseForm(NamesNoChild, forms.Form):
    """Why."""

    checked_texts = ("because",)

    because = forms.LongTextField(label="Why?", rows=3, max_length=2000)


class JudgeForm(BecauseForm):
    """Whether a claim is accepted, and why."""

    accepted = forms.ChoiceField(
        label="Does the evidence show it?",
        choices=[("yes", "Yes, I accept it"), ("no", "No, I do not accept it")],
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["because"].label = "What did you see?"
        self.order_fields(["accepted", "because"])


class JudgeEffectForm(BecauseForm):
    """What a test of effect showed."""

    result = forms.ChoiceField(
        label="Was the target met?",
        choices=[(EffectResult.MET, "Yes, it was met"), (EffectResult.FAILED, "No, it was not met")],
    )
    documents = forms.ChoicesField(label="Which evidence?", required=False, choices=())

    def __init__(self, *args: Any, evidence: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["because"].label = "What did you see?"
        self.order_fields(["result", "because", "documents"])
        self.fields["documents"].choices = evidence
        if not evidence:
            del self.fields["documents"]


class EffectTestForm(ChangeForm):
    """A test of effect: what is looked at, what would show it, when, and who judges."""

    kind = forms.ChoiceField(label="What will be looked at?", choices=EffectKind.choices)
    looks_at = forms.LongTextField(
        label="Describe it",
        hint="For example: a sample of twenty referrals, read by two agencies.",
        rows=3,
        max_length=1000,
    )
    target = forms.TextField(
        label="What would show that it worked?",
        hint="For example: sixteen of twenty at the right level.",
        max_length=300,
    )
    due_on = forms.DateField(label="When is it judged?")
    judge = forms.ChoiceField(
        label="Who judges?", look="search", required=False,
        hint="Leave this empty for the usual judge: the scrutineer, a safeguarding partner, or the chair of the group it reports to.",
    )  # fmt: skip

    def __init__(self, *args: Any, who: Finder, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["judge"].finder = who

    def clean_due_on(self) -> datetime.date:
        if self.cleaned_data["due_on"] < today():
            raise ValidationError("The day on which it is judged must be today or later")
        return self.cleaned_data["due_on"]


class EffectForm(ChangeForm):
    """By what we will know, where it is not a test of the objective's own."""

    effect = forms.ChoiceField(
        label="How will we know that it changed things?",
        choices=(),
        reveals={EffectBy.ENABLING.value: ["effect_because"]},
    )
    effect_because = forms.LongTextField(label="Why has it no test of its own?", rows=3, max_length=1000)

    def __init__(self, *args: Any, tests_of_outcomes: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(EffectBy.OUTCOME.value, EffectBy.OUTCOME.label)] if tests_of_outcomes else []
        self.fields["effect"].choices = [*choices, (EffectBy.ENABLING.value, EffectBy.ENABLING.label)]
        self.fields["effect"].hints = {EffectBy.OUTCOME.value: "; ".join(tests_of_outcomes)}
