"""Forms that draw themselves with GOV.UK components: `{{ form.name.as_field_group() }}`."""

from .base import Form, ModelForm, Renderer
from .dates import PartialDate
from .fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    EmailField,
    FileField,
    HiddenField,
    LongTextField,
    NumberField,
    PasswordField,
    RecordField,
    RecordsField,
    TextField,
    TickField,
    YesNoField,
)
from .summary import error_summary_of

__all__ = [
    "ChoiceField",
    "ChoicesField",
    "DateField",
    "EmailField",
    "FileField",
    "Form",
    "HiddenField",
    "LongTextField",
    "ModelForm",
    "NumberField",
    "PartialDate",
    "PasswordField",
    "RecordField",
    "RecordsField",
    "Renderer",
    "TextField",
    "TickField",
    "YesNoField",
    "error_summary_of",
]
