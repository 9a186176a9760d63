"""Every address says who may use it: ours by `@access`, those of libraries in `config/entrances.py`; the rest is closed."""

import re
from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template
from django.urls import URLPattern, get_resolver

from lineofsight.config.api import api, operations_by_tag, operations_of
from lineofsight.config.entrances import PUBLIC, THIRD_PARTY, is_ours

PACKAGE = Path(__file__).resolve().parents[2] / "lineofsight"
LIBRARY = Path(allauth.__file__).parent / "templates"
#: Sign-up is closed, addresses are changed by administrators, and nobody unknown is written to.
NEVER_SENT = ("base_", "account_already_exists", "email_", "password_reset_code", "unknown_account")


def walk(resolver=None, path="", namespaces=()):
    for entry in (resolver or get_resolver()).url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield here, entry, namespaces
        else:
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from walk(entry, here, inside)


ADDRESSES = list(walk())
OURS = [(path, entry) for path, entry, _ in ADDRESSES if is_ours(entry.callback)]
OF_LIBRARIES = [
    (path, entry) for path, entry, names in ADDRESSES if not is_ours(entry.callback) and "api" not in names
]


def example(path: str) -> str:
    """An address that fits a pattern."""
    path = path.replace("^", "").replace("$", "").replace("\\Z", "")
    path = re.sub(r"\(\?P<\w+>[^)]*\)", "x", path)
    return "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(?!int:)[\w:]+>", "x", path))


@pytest.mark.parametrize(("path", "entry"), OURS, ids=[path for path, _ in OURS])
def test_every_view_of_ours_declares_who_may_use_it(path, entry):
    assert getattr(entry.callback, "access", None), f"{path}: decorate the view with @access(...)"


def test_every_address_of_a_library_that_is_open_is_one_there_is():
    there_are = {":".join((*names, entry.name or "")) for _, entry, names in ADDRESSES}
    assert set(THIRD_PARTY) <= there_are


CLOSED = sorted({example(path) for path, entry in OF_LIBRARIES if entry.name not in THIRD_PARTY})


@pytest.mark.parametrize("path", CLOSED)
def test_every_other_address_of_a_library_is_closed_to_everybody(path, client, femi):
    assert client.get(path).status_code == 404
    client.force_login(femi)
    assert client.get(path).status_code == 404 and client.post(path).status_code == 404


#: Library views that are open here, and the templates they and the library's letters are drawn with.
DRAWN = sorted(
    {
        view.template_name
        for _, entry in OF_LIBRARIES
        if entry.name in THIRD_PARTY
        and (view := getattr(entry.callback, "view_class", None))
        and getattr(view, "template_name", None)
    }
)
LETTERS = sorted(
    str(file.relative_to(folder.parent.parent))
    for folder in (LIBRARY / "account" / "email", LIBRARY / "mfa" / "email")
    for file in folder.iterdir()
    if not file.name.startswith(NEVER_SENT)
)


@pytest.mark.parametrize("name", [*DRAWN, *LETTERS])
def test_every_page_and_letter_of_a_library_that_people_may_meet_is_ours(name):
    assert PACKAGE in Path(get_template(name).origin.name).parents


def test_there_are_pages_and_letters_to_look_at():
    assert len(DRAWN) > 15 and len(LETTERS) > 15


FOR_THE_SIGNED_IN = sorted(
    {example(path) for path, entry in OF_LIBRARIES if THIRD_PARTY.get(entry.name, (PUBLIC,))[0] != PUBLIC}
)


@pytest.mark.parametrize("path", FOR_THE_SIGNED_IN)
def test_what_is_for_the_signed_in_leads_strangers_to_signing_in(path, client, partnership):
    assert client.get(path).url.startswith("/sign-in/login/?next=")


def test_the_sign_up_pages_are_among_the_closed():
    assert {"/sign-in/signup/", "/sign-in/3rdparty/signup/", "/sign-in/email/", "/sign-in/3rdparty/"} <= set(
        CLOSED
    )


OPERATIONS = operations_of(api)


@pytest.mark.parametrize(
    ("path", "method", "operation"), OPERATIONS, ids=[f"{m} {p}" for p, m, _ in OPERATIONS]
)
def test_every_operation_of_the_api_declares_who_may_use_it(path, method, operation):
    assert getattr(operation.view_func, "access", None)


def test_the_page_of_the_api_lists_every_operation():
    listed = {(row["method"], row["path"]) for rows in operations_by_tag(api).values() for row in rows}

    assert listed == {(method, f"/api{path}") for path, method, _ in OPERATIONS}
