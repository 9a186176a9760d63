"""Fields draw themselves, and a form says what is wrong in sentences."""

import pytest
from django import forms as django_forms
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.design import forms


class Plan(forms.Form):
    title = forms.TextField(hint="As printed.", width="two-thirds", autocomplete="off")
    about = forms.LongTextField(label="What will be different?", max_length=10, count=True, required=False)
    lead = forms.ChoiceField(
        choices=[("h", "Health"), ("o", "Other")], reveals={"o": ["lead_name"]}, hints={"o": "Say who"}
    )
    lead_name = forms.TextField(label="Name of the lead")
    agencies = forms.ChoicesField(choices=[("h", "Health"), ("p", "Police")], required=False)
    share = forms.NumberField(minimum=0, maximum=100, suffix="%", required=False)
    family = forms.YesNoField(label="Does it concern families?", required=False)
    secret = forms.HiddenField(initial="41", required=False)


GOOD = {"title": "Neglect", "lead": "h"}


def test_each_field_is_drawn_with_its_label_hint_and_looks(site):
    drawn = Plan()["title"].as_field_group()
    assert 'class="govuk-input govuk-!-width-two-thirds"' in drawn
    assert "As printed." in drawn and 'aria-describedby="id_title-hint"' in drawn
    assert 'autocomplete="off"' in drawn
    assert '<label class="govuk-label los-label"' in drawn and 'for="id_title"' in drawn


def test_a_field_that_may_stay_empty_says_so_in_its_label(site):
    assert "What will be different? (optional)" in Plan()["about"].as_field_group()
    assert "(optional)" not in Plan()["title"].as_field_group()


def test_what_people_typed_is_escaped_and_its_line_ends_survive(site):
    drawn = Plan({**GOOD, "about": "<b>\r\ntwo"})["about"].as_field_group()
    assert "&lt;b&gt;&#10;two</textarea>" in drawn


def test_empty_fields_are_told_by_their_labels():
    assert [line["text"] for line in Plan({}).error_summary] == ["Enter the title", "Select the lead"]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (forms.TextField(label="Your name"), "Enter your name"),
        (forms.TextField(label="RAG rating"), "Enter the RAG rating"),
        (forms.YesNoField(label="Is it done?"), "Answer the question “Is it done?”"),
        (forms.FileField(label="Plan document"), "Choose a file: plan document"),
        (forms.TextField(label="X", error_messages={"required": "Say something"}), "Say something"),
        (forms.TickField(label="I have read it", required=True), "Tick the box: I have read it"),
    ],
)
def test_the_sentence_fits_the_field(field, said):
    form = type("F", (forms.Form,), {"one": field})({})
    assert form.errors["one"] == [said]


def test_a_revealed_field_counts_only_while_its_choice_is_made():
    assert Plan({**GOOD, "lead": "o"}).errors == {"lead_name": ["Enter the name of the lead"]}
    other = Plan({**GOOD, "lead": "o", "lead_name": "Probation"})
    assert other.is_valid() and other.cleaned_data["lead_name"] == "Probation"
    dropped = Plan({**GOOD, "lead_name": "typed before the choice was changed"})
    assert dropped.is_valid(), dropped.errors
    assert dropped.cleaned_data["lead_name"] == ""
    assert dropped.fields["lead_name"].required, "the field itself is left as it was"


def test_a_revealed_field_stands_inside_its_choice_and_nowhere_else(site):
    form = Plan()
    assert "lead_name" not in [group.name for group in form.groups()]
    drawn = str(form)
    assert drawn.count('name="lead_name"') == 1
    assert 'class="govuk-radios__conditional govuk-radios__conditional--hidden"' in drawn


@pytest.mark.parametrize(
    ("written", "read"), [("1,200", 1200), (" £5 ", 5), ("-3", -3), ("12.0", None), ("twelve", None)]
)
def test_numbers_are_taken_as_people_write_them(written, read):
    form = type("F", (forms.Form,), {"n": forms.NumberField(label="Staff")})({"n": written})
    assert (form.cleaned_data["n"] if form.is_valid() else None) == read
    if read is None:
        assert form.errors["n"][0] in (
            "Staff must be a number, like 12",
            "Staff must be a whole number, like 12",
        )


@pytest.mark.parametrize("written", ["NaN", "Infinity", "1e999999999", "9" * 400])
def test_a_number_that_is_none_does_not_break_the_form(written):
    form = Plan({**GOOD, "share": written})
    assert not form.is_valid()
    assert "share" in form.errors


def test_bounds_of_numbers_are_told():
    assert Plan({**GOOD, "share": "101"}).errors["share"] == ["Share must be 100 or less"]
    assert Plan({**GOOD, "share": "-1"}).errors["share"] == ["Share must be 0 or more"]


def test_yes_no_and_neither_are_three_answers():
    answers = [Plan({**GOOD, "family": told}) for told in ("yes", "no", "")]
    assert [form.is_valid() and form.cleaned_data["family"] for form in answers] == [True, False, None]


def test_a_yes_that_stood_there_is_drawn_chosen(site):
    drawn = Plan(initial={"family": False})["family"].as_field_group()
    assert 'value="no" checked' in drawn and 'value="yes" checked' not in drawn


def test_long_text_counts_line_ends_once():
    form = Plan({**GOOD, "about": "1234\r\n6789"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["about"] == "1234\n6789"


def test_too_many_words_are_counted():
    form = type("F", (forms.Form,), {"t": forms.LongTextField(label="Summary", max_words=3)})(
        {"t": "one two three four"}
    )
    assert form.errors["t"] == ["Summary must be 3 words or fewer: it has 4"]


def test_a_file_of_another_kind_or_too_large_is_refused_by_name():
    class Upload(forms.Form):
        plan = forms.FileField(types=(".docx", ".pdf"), max_size=1000)

    wrong = Upload({}, {"plan": SimpleUploadedFile("plan.exe", b"x")})
    assert wrong.errors["plan"] == [
        "plan.exe is not a kind of file that can be used here. Choose one of: docx, pdf"
    ]
    large = Upload({}, {"plan": SimpleUploadedFile("plan.pdf", b"x" * 2500)})
    assert large.errors["plan"] == ["plan.pdf is 2 KB. The largest file taken is 1 KB: choose a smaller one"]
    empty = Upload({}, {"plan": SimpleUploadedFile("plan.pdf", b"")})
    assert empty.errors["plan"] == ["plan.pdf is empty. Choose it again once there is something in it"]
    assert Upload({}, {"plan": SimpleUploadedFile("Plan.PDF", b"x")}).is_valid()


def test_fields_of_django_itself_draw_themselves_too(site):
    class Plain(django_forms.Form):
        login = django_forms.EmailField(
            widget=django_forms.EmailInput(attrs={"placeholder": "x", "autocomplete": "email"})
        )
        password = django_forms.CharField(widget=django_forms.PasswordInput)
        remember = django_forms.BooleanField(required=False)
        kind = django_forms.ChoiceField(choices=[("Boards", [("a", "Executive")]), ("b", "Other")])
        many = django_forms.MultipleChoiceField(
            choices=[("a", "A")], widget=django_forms.CheckboxSelectMultiple
        )
        when = django_forms.DateField(help_text="Any day")

    drawn = str(Plain({"password": "hunter2"}))
    assert 'type="email"' in drawn and "placeholder" not in drawn
    assert "govuk-password-input" in drawn and "hunter2" not in drawn
    assert "govuk-checkboxes" in drawn and "Boards: Executive" in drawn and "Any day" in drawn


def test_records_are_chosen_by_the_name_one_gives_them(site, db):
    class Choose(forms.Form):
        kind = forms.RecordField(
            ContentType.objects.order_by("pk"), label_of=lambda kind: f"Kind {kind.model}", look="search"
        )
        kinds = forms.RecordsField(ContentType.objects.order_by("pk"), required=False)

    drawn = Choose()["kind"].as_field_group()
    assert "Kind contenttype" in drawn and "data-searchable" in drawn
    assert drawn.count('<option value=""') == 1
    chosen = ContentType.objects.order_by("pk").first()
    form = Choose({"kind": str(chosen.pk), "kinds": [str(chosen.pk)]})
    assert (
        form.is_valid()
        and form.cleaned_data["kind"] == chosen
        and list(form.cleaned_data["kinds"]) == [chosen]
    )


def test_a_model_form_takes_our_fields_for_the_models(site):
    class KindForm(forms.ModelForm):
        class Meta(forms.ModelForm.Meta):
            model = ContentType
            fields = ["app_label", "model"]

    form = KindForm({"app_label": "", "model": "x"})
    assert form.errors["app_label"] == ["Enter the app label"]
    assert "govuk-input" in form["app_label"].as_field_group()


def test_an_error_of_the_whole_form_stands_first_and_leads_nowhere():
    class Refused(forms.Form):
        title = forms.TextField()

        def clean(self):
            raise django_forms.ValidationError("These two dates overlap")

    assert Refused({}).error_summary == [
        {"text": "These two dates overlap"},
        {"text": "Enter the title", "href": "#id_title"},
    ]


def test_the_summary_gathers_forms_formsets_and_lists_of_forms():
    formset = django_forms.formset_factory(Plan, extra=1)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-title": "x"}
    )
    lines = forms.error_summary_of(Plan({}), None, [Plan({"b-lead": "h"}, prefix="b")], formset, "text")
    assert [line["href"] for line in lines] == ["#id_title", "#id_lead", "#id_b-title", "#id_form-0-lead"]
    assert forms.error_summary_of(Plan()) == []
