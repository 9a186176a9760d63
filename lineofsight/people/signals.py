"""What modules above may hear."""

from django.dispatch import Signal

#: Sign-in mail is to go out (a sign-in code, a new password, an invitation). Sent inside the transaction of the change
#: with `person`, `subject`, `text`, `key`, `by` (a Reader). What it says opens an account: `notices` puts it into the
#: outbox as a secret message.
sign_in_mail_wanted = Signal()
