"""What tests of people may ask for besides the cast."""

import pytest

from lineofsight.people.signals import sign_in_mail_wanted


@pytest.fixture
def mail():
    """What sign-in mail was wanted, in order: dictionaries with person, subject, text, key and by."""
    wanted: list[dict] = []
    sign_in_mail_wanted.connect(lambda sender, **told: wanted.append(told), weak=False, dispatch_uid="test")
    yield wanted
    sign_in_mail_wanted.disconnect(dispatch_uid="test")
