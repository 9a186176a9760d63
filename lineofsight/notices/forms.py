"""What one fills in to withdraw a message."""

from lineofsight.design import forms


class WithdrawForm(forms.Form):
    reason = forms.TextField(label="Why is this message withdrawn?", max_length=300)
