"""`lineofsight user`: whoever has the server lets the first people in."""

import io

import pytest
from django.contrib.auth import authenticate

from lineofsight.config.cli import main
from lineofsight.history.queries import story_of
from lineofsight.people.models import Person
from lineofsight.people.signals import sign_in_mail_wanted
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_GOOD_PASSWORD = "correct-horse-battery"


@pytest.fixture
def typed(monkeypatch):
    """What stands on standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.fixture
def invited():
    sent: list[Person] = []
    sign_in_mail_wanted.connect(
        lambda sender, **told: sent.append(told["person"]), weak=False, dispatch_uid="test"
    )
    yield sent
    sign_in_mail_wanted.disconnect(dispatch_uid="test")


def test_somebody_new_is_added_with_roles_agency_and_password(police, typed, invited, capsys):
    typed(A_GOOD_PASSWORD + "\n")

    done = main(
        ["user", "add", "Kit@example.org", "--name", "Kit Marsh", "--role", "administrator", "--role", "agency-lead",
         "--organisation", "testshire police", "--password-stdin"]
    )  # fmt: skip

    person = Person.objects.get(email="kit@example.org")
    assert done == 0 and "Kit Marsh signs in with kit@example.org" in capsys.readouterr().out
    assert authenticate(None, email="kit@example.org", password=A_GOOD_PASSWORD) == person
    assert read_as(person).holds("administrator")
    assert read_as(person).scopes("agency-lead", "organisation") == {police.pk}
    assert story_of(person)[-1].actor == "system:command-line" and invited == []


def test_without_a_password_a_link_is_sent(partnership, invited):
    main(["user", "add", "kit@example.org", "--name", "Kit Marsh"])

    assert [person.name for person in invited] == ["Kit Marsh"]


def test_adding_again_changes_nothing(partnership, invited, capsys):
    for _ in range(2):
        assert main(["user", "add", "kit@example.org", "--name", "Kit Marsh", "--role", "coordinator"]) == 0

    assert Person.objects.count() == 1 and len(invited) == 1


def test_somebody_of_the_directory_gets_an_account_without_another_name(femi, invited):
    femi.is_active = False
    femi.save()

    assert main(["user", "add", "FEMI@example.org"]) == 0
    assert Person.objects.get(pk=femi.pk).is_active and invited == [femi]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["kit@example.org"], 1, "give their name with --name"),
        (["kit@example.org", "--name", "Kit", "--role", "emperor"], 2, "There is no role 'emperor'"),
        (["kit@example.org", "--name", "Kit", "--role", "chair"], 2, "There is no role 'chair'"),
        (["kit@example.org", "--name", "Kit", "--organisation", "Nowhere"], 1, "no agency “Nowhere”"),
        (["kit@example.org", "--name", "Kit", "--role", "agency-lead"], 1, "for which agency"),
        (["kit", "--name", "Kit"], 1, "valid email address"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_saved(arguments, status, said, partnership, capsys):
    assert main(["user", "add", *arguments]) == status

    assert said in capsys.readouterr().err
    assert not Person.objects.exists()


def test_a_weak_password_saves_nothing(partnership, typed, capsys):
    typed("short\n")

    assert main(["user", "add", "kit@example.org", "--name", "Kit", "--password-stdin"]) == 1
    assert "too short" in capsys.readouterr().err and not Person.objects.exists()


def test_who_may_sign_in_is_listed_with_roles(jo, femi, grace, capsys):
    main(["user", "list"])

    said = capsys.readouterr().out
    assert "jo@example.org  Jo Tan  administrator" in said
    assert "grace@example.org  Grace Lin  agency-lead for Testshire Hospitals Trust" in said
    assert "femi@example.org  Femi Adeyemi  no role" in said


def test_an_empty_list_says_what_to_do_first(partnership, capsys):
    main(["user", "list"])

    assert "lineofsight user add" in capsys.readouterr().out


def test_a_password_is_set(femi, typed, capsys):
    typed(A_GOOD_PASSWORD + "\n")
    assert main(["user", "password", "femi@example.org", "--password-stdin"]) == 0
    assert authenticate(None, email="femi@example.org", password=A_GOOD_PASSWORD) == femi

    typed("short\n")
    assert main(["user", "password", "femi@example.org", "--password-stdin"]) == 1
    assert main(["user", "password", "nobody@example.org", "--password-stdin"]) == 1
    assert "Nobody here has the address" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["user"], ["user", "add"], ["people", "import"], ["user", "promote", "x"]]
)
def test_misuse_ends_with_status_two(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2 and "usage:" in capsys.readouterr().err
