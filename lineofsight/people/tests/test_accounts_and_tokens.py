import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate

from lineofsight.core.clock import today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.organisations.models import Area, Partnership
from lineofsight.people import queries, services
from lineofsight.people.models import ApiToken, Person, RoleHeld
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)
A_GOOD_PASSWORD = "correct-horse-battery"


def test_an_administrator_opens_an_account_and_an_invitation_goes_out(jo, police, mail):
    person = Person.objects.create(name="Kit Marsh", organisation=police, email="kit@example.org")

    services.open_account(person, by=read_as(jo))

    assert person.is_active and [told["person"] for told in mail] == [person]
    assert "/sign-in/password/reset/key/" in mail[0]["text"] and "Kit Marsh" in mail[0]["text"]
    assert story_of(person)[0].kind == "people.account_opened"


@pytest.mark.parametrize("who", ["asha", "callum", "grace"])
def test_others_do_not_open_accounts(who, request, police, mail):
    person = Person.objects.create(name="Kit Marsh", organisation=police, email="kit@example.org")

    with pytest.raises(NotAllowed, match="Only an administrator"):
        services.open_account(person, by=read_as(request.getfixturevalue(who)))
    assert mail == []


def test_an_account_needs_an_address_and_somebody_who_is_here(jo):
    nameless = Person.objects.create(name="Kit Marsh")
    gone = Person.objects.create(name="Lou Bell", email="lou@example.org", left_on=today())

    with pytest.raises(NotAllowed, match="has no email address"):
        services.open_account(nameless, by=read_as(jo))
    with pytest.raises(NotAllowed, match="has left"):
        services.open_account(gone, by=read_as(jo))


def test_a_closed_account_opens_nothing(jo, femi):
    femi.set_password(A_GOOD_PASSWORD)
    femi.save()
    assert authenticate(None, email=femi.email, password=A_GOOD_PASSWORD) == femi

    services.close_account(femi, by=read_as(jo), reason="On leave")

    assert authenticate(None, email=femi.email, password=A_GOOD_PASSWORD) is None
    with pytest.raises(NotAllowed, match="cannot close your own"):
        services.close_account(jo, by=read_as(jo))


def test_somebody_who_has_left_does_not_sign_in_although_the_account_was_not_closed(femi):
    femi.set_password(A_GOOD_PASSWORD)
    femi.left_on = today()
    femi.save()

    assert authenticate(None, email=femi.email, password=A_GOOD_PASSWORD) is None


def test_a_lost_device_is_helped_by_an_administrator_and_the_person_is_told(jo, femi, mail):
    Authenticator.objects.create(user=femi, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert queries.account_of(femi).second_factor

    services.remove_second_factor(femi, by=read_as(jo), reason="Telephone lost")

    assert not queries.account_of(femi).second_factor
    assert "Telephone lost" in mail[0]["text"]
    with pytest.raises(Refused, match="no second step"):
        services.remove_second_factor(femi, by=read_as(jo), reason="Again")


def test_a_weak_password_is_refused_with_reasons(jo, femi):
    with pytest.raises(Refused, match="too short"):
        services.set_password(femi, "short", by=read_as(jo))


def test_a_token_carries_the_rights_of_its_person(femi, quality_group):
    token, secret = services.make_token(
        femi, by=read_as(femi), label="Dashboard", expires_on=today() + 30 * A_DAY
    )

    reader = services.reader_with_token(secret, today())

    assert reader.person_id == femi.pk and f"group:{quality_group.pk}" in reader
    assert "api:write" not in reader
    assert secret not in str(ApiToken.objects.values().get()) and token.digest != secret


def test_a_token_writes_only_when_it_was_made_to(femi):
    _, secret = services.make_token(femi, by=read_as(femi), label="Sync", expires_on=today(), may_write=True)

    assert "api:write" in services.reader_with_token(secret, today())


def test_tokens_stop_when_they_expire_are_revoked_or_their_person_goes(femi, jo):
    def fresh():
        return services.make_token(femi, by=read_as(femi), label="Dashboard", expires_on=today() + A_DAY)

    token, secret = fresh()
    assert services.reader_with_token(secret, today() + A_DAY)
    assert services.reader_with_token(secret, today() + 2 * A_DAY) is None

    services.revoke_token(token, by=read_as(femi))
    assert services.reader_with_token(secret, today()) is None
    with pytest.raises(Refused, match="revoked already"):
        services.revoke_token(token, by=read_as(jo))

    _, other = fresh()
    services.close_account(femi, by=read_as(jo))
    assert services.reader_with_token(other, today()) is None
    assert services.reader_with_token("los_nothing", today()) is None


@pytest.mark.parametrize("days", [-1, 400])
def test_a_token_lasts_a_year_at_most(days, femi):
    with pytest.raises(Refused, match="a year at most"):
        services.make_token(femi, by=read_as(femi), label="Long", expires_on=today() + days * A_DAY)


def test_nobody_makes_a_token_for_somebody_else(jo, femi):
    with pytest.raises(NotAllowed, match="Only they themselves"):
        services.make_token(femi, by=read_as(jo), label="Mine", expires_on=today())


def test_setting_up_makes_the_partnership_its_areas_and_who_keeps_the_system(db):
    partnership, person = services.set_up_partnership(
        name="Testshire Safeguarding Children Partnership",
        short_name="TSCP",
        areas=["Testshire", "Otherford", "Testshire"],
        administrator_name="Jo Tan",
        email="Jo@example.org",
        password=A_GOOD_PASSWORD,
        is_business_manager=True,
    )

    assert [area.name for area in Area.objects.all()] == ["Otherford", "Testshire"]
    assert set(RoleHeld.objects.values_list("role", flat=True)) == {"administrator", "business-manager"}
    assert authenticate(None, email="jo@example.org", password=A_GOOD_PASSWORD) == person
    assert story_of(partnership)[0].actor == "system:set-up"


def test_setting_up_works_once_and_leaves_nothing_half_done(db):
    given = {"areas": ["Testshire"], "administrator_name": "Jo", "email": "jo@example.org"}
    with pytest.raises(Refused, match="too short"):
        services.set_up_partnership(name="TSCP", password="short", **given)
    assert not Partnership.objects.exists() and not Person.objects.exists()

    services.set_up_partnership(name="TSCP", password=A_GOOD_PASSWORD, **given)
    with pytest.raises(Refused, match="set up already"):
        services.set_up_partnership(name="Other", password=A_GOOD_PASSWORD, **given)


def test_setting_up_needs_an_area(db):
    with pytest.raises(Refused, match="at least one local authority area"):
        services.set_up_partnership(
            name="TSCP",
            areas=[" "],
            administrator_name="Jo",
            email="jo@example.org",
            password=A_GOOD_PASSWORD,
        )
