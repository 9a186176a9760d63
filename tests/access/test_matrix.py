"""Every cell of the access matrix is what the running product answers: each page and each operation of the API, asked as
somebody who holds one role and no other, over records of every kind, their own and others'."""

import itertools
import json
import re

import pytest
from django.db import transaction
from django.test import Client

from lineofsight.config.addresses import API, Address, addresses, columns
from lineofsight.config.api import api

from .house import PASSWORD, House, build_house

#: Addresses that lead nowhere in this house whoever comes, and why; that nobody is turned away there is still seen.
LEADS_NOWHERE = {
    "openid_connect_login": "no sign-in service is set up; tests/journeys/test_sign_in.py",
    "openid_connect_callback": "no sign-in service is set up; tests/journeys/test_sign_in.py",
    "socialaccount_login_error": "no sign-in service is set up; tests/journeys/test_sign_in.py",
}
#: Numbers of records tried for each address until two of them open to those who keep the plan or the system.
NUMBERS = range(1, 61)
ENTITLED = ("business-manager", "administrator", "scrutineer")
#: Where the rule lets somebody in whom this house has not: a chair of the group to which the leading one reports; whoever
#: answers for the party that is named. They are tried where it says.
TRIED_ELSEWHERE = {
    "plan:judge_claim": "lineofsight/plan/tests/test_judging.py",
    "judge_claim": "lineofsight/plan/tests/test_judging.py",
    "returns:tell": "lineofsight/plan/tests/test_progress.py",
    "tell": "lineofsight/plan/tests/test_progress.py",
}
ARGUMENT = re.compile(r"<(\w+)>")
BEFORE_NUMBER = re.compile(r"(\w+)/<id>")
SIGN_IN = re.compile(r"/sign-in/login/\?next=")


class Asker:
    """Asks the product as the holder of a role; nothing that comes of it is kept."""

    def __init__(self, house: House, role: str):
        self.holder = house.holders.get(role)
        self.client = Client(raise_request_exception=False)
        if self.holder:
            self.client.force_login(self.holder.person)
            self.client.post("/sign-in/reauthenticate/", {"password": PASSWORD})
        self.programme = Client(
            raise_request_exception=False,
            headers={"Authorization": f"Bearer {self.holder.secret}"} if self.holder else {},
        )

    def opens(self, one: Address, place: str) -> bool:
        """Whether an address lets them in: not to the sign-in page, not refused, not "not found"."""
        with transaction.atomic():
            response = self._ask(one, place)
            if response.streaming:
                list(response.streaming_content)  # read to its end, the file is closed
            transaction.set_rollback(True)
        assert response.status_code != 500, f"{place} broke"
        assert one.kind != API or response.status_code != 422, f"{place}: {response.content}"
        turned_away = response.status_code == 302 and SIGN_IN.search(response["Location"])
        return response.status_code not in (401, 403, 404) and not turned_away

    def _ask(self, one: Address, place: str):
        if one.kind == API:
            method, _, path = place.partition(" ")
            return self.programme.generic(method, path, **body_for(one, path))
        answer = self.client.get(place)
        return self.client.post(place) if answer.status_code == 405 else answer


def body_for(one: Address, path: str) -> dict:
    """What an operation has to be sent, made from its own description."""
    method, _, address = one.address.partition(" ")
    described = SCHEMA["paths"][address.replace("<", "{").replace(">", "}").replace("{id}", "{pk}")][
        method.lower()
    ]
    content = described.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        return {
            "content_type": "multipart/form-data; boundary=b",
            "data": b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nA plan\r\n--b--\r\n',
        }
    if "application/json" not in content:
        return {}
    record = re.search(r"record=([^&]+)", path)
    told = sample(content["application/json"]["schema"], record[1].replace("%3A", ":") if record else "")
    return {"content_type": "application/json", "data": json.dumps(told)}


def sample(shape: dict, record: str, name: str = ""):
    """A value that fits a shape: what is needed and no more."""
    if "$ref" in shape:
        return sample(SCHEMA["components"]["schemas"][shape["$ref"].rpartition("/")[2]], record, name)
    if name in ("record", "party", "stage"):
        return {"record": record, "party": "post:1", "stage": "closed"}[name]
    if "anyOf" in shape or "allOf" in shape:
        return sample((shape.get("anyOf") or shape["allOf"])[0], record, name)
    if "enum" in shape or "const" in shape:
        return shape.get("const") or shape["enum"][0]
    kind = shape.get("type")
    if kind == "object":
        return {
            key: sample(of, record, key)
            for key, of in shape.get("properties", {}).items()
            if key in shape.get("required", ())
        }
    if kind == "array":
        return [sample(shape["items"], record) for _ in range(shape.get("minItems", 0))]
    texts = {"date": "2030-04-01"}
    return {"integer": 1, "number": 1, "boolean": True}.get(kind, texts.get(shape.get("format"), "Words"))


SCHEMA = api.get_openapi_schema(path_prefix="/api/")


@pytest.fixture
def house(db, settings, tmp_path) -> House:
    settings.DATA_DIR, settings.FILES_DIR, settings.DEMONSTRATION = tmp_path, tmp_path / "files", True
    return build_house()


def places(one: Address, house: House, numbers) -> list[str]:
    """The addresses with numbers and words filled in."""
    names = ARGUMENT.findall(one.address)
    choices = [
        [str(number) for number in numbers] if name == "id" else house.words.get(name, ["1"])
        for name in names
    ]
    beside = not names or _is_told_a_record(one)
    queries = house.queries if one.entrance.each and beside else house.queries[:1]
    found = []
    for values in itertools.product(*choices):
        place = one.address
        for name, value in zip(names, values, strict=True):
            place = place.replace(f"<{name}>", value, 1)
        found += [f"{place}?{query}" for query in queries]
    return found


def _is_told_a_record(one: Address) -> bool:
    """Whether an operation about one thing is told a second: what a document is to be evidence for."""
    return one.kind == API and '"record"' in str(body_for(one, "").get("data", ""))


def places_to_try(one: Address, house: House, askers: dict[str, Asker]) -> list[str]:
    """What is there for everybody to try: the first two places that open to those who keep the plan or the system (else
    the very first); and where a rule decides about each record, what stands in a draft."""
    everywhere = places(one, house, NUMBERS)
    if len(everywhere) < 3:
        return everywhere
    found = list(
        itertools.islice((place for place in everywhere if _opens_to_the_entitled(askers, one, place)), 2)
    )
    in_draft = BEFORE_NUMBER.search(one.address)
    if one.entrance.each and in_draft and in_draft[1] in house.draft:
        found = found[:1] + places(one, house, [house.draft[in_draft[1]]])
    return found or everywhere[:1]


def _opens_to_the_entitled(askers: dict[str, Asker], one: Address, place: str) -> bool:
    return any(askers[role].opens(one, place) for role in ENTITLED)


def own_places(one: Address, house: House, role: str) -> list[str]:
    """The same of what is their own and of what is somebody else's, where a rule decides about each record."""
    if not one.entrance.each or role not in house.holders:
        return []
    roles = list(house.holders)
    other = roles[roles.index(role) - 1]
    numbers = [number for each in (role, other) for number in house.holders[each].own.get(one.part, ())]
    return places(one, house, numbers)


#: Every tenth address is asked each time; all of them, which takes minutes, by `make test-all`.
@pytest.mark.parametrize("every", [10, pytest.param(1, marks=pytest.mark.long)])
def test_every_cell_is_what_the_product_answers(every, house):
    askers = {role: Asker(house, role) for role in columns()}
    asked = list(addresses())[::every]
    wrong, silent = [], set()
    for one in asked:
        for_all = places_to_try(one, house, askers)
        tried = {role: {*for_all, *own_places(one, house, role)} for role in askers}
        opened = {
            role: {place for place in tried[role] if asker.opens(one, place)}
            for role, asker in askers.items()
        }
        anybody = set().union(*opened.values())
        if not anybody and one.is_open:
            silent.add(one.name)
            continue
        for role in askers:
            seen = "no" if not opened[role] else "yes" if opened[role] == anybody & tried[role] else "some"
            if seen == "no" and one.answer(role) == "some" and one.name in TRIED_ELSEWHERE:
                continue
            if seen != one.answer(role):
                wrong.append(f"{one.address} as {role}: {one.answer(role)} in the matrix, {seen} when asked")
    assert not wrong, "\n".join(wrong)
    assert silent == set(LEADS_NOWHERE) & {one.name for one in asked}
