"""A house with a record of every kind, in which somebody lives who holds one role each and has something of their own."""

import datetime
import itertools
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.http import urlencode
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from lineofsight.comments.services import comment_on
from lineofsight.core.clock import now, today
from lineofsight.demo.loading import load_demonstration
from lineofsight.documents import services as documents
from lineofsight.groups import services as groups
from lineofsight.groups.models import Group, Membership, Seat
from lineofsight.notices.models import Notice
from lineofsight.notices.services import mint_link
from lineofsight.notices.workflow import FAILED, WAITING
from lineofsight.organisations.models import Organisation
from lineofsight.organisations.services import record_organisation_leaving
from lineofsight.people.models import Person, RoleHeld
from lineofsight.people.roles import ROLES, Role
from lineofsight.people.services import make_token
from lineofsight.plan.models import AgreedPlan, Objective, Plan
from lineofsight.plan.services import editing, judging, promises
from lineofsight.plan.services.stages import move_plan
from lineofsight.returns.models import Ask
from lineofsight.returns.queries import PURPOSE
from lineofsight.returns.services import ask
from tests.cast import read_as

A_MONTH = datetime.timedelta(days=30)
PASSWORD = "correct-horse-battery"


@dataclass
class Holder:
    """Somebody who holds one role alone. `own` are the numbers of what is theirs, by part of the product; `secret` opens
    the API."""

    person: Person
    secret: str
    own: dict[str, list[int]]


@dataclass
class House:
    """`holders` by role; `draft` has the number of what stands in a draft, by the word before the number in an address; `words` what an address needs beside
    numbers: name of the argument → values; `queries` name a record everybody may see, and one of a draft."""

    holders: dict[str, Holder]
    draft: dict[str, int]
    words: dict[str, list[str]]
    queries: list[str]


def build_house() -> House:
    """The demonstration, furnished, with a draft plan, and a holder of each role."""
    from tests.journeys.furnishing import furnish  # starts Django where it is run by itself

    load_demonstration()
    furnish()
    priya = Person.objects.get(name="Priya Nair")
    live = Objective.objects.filter(section__plan__stage="live", printed_reference="1.1").get()
    draft = _draft_plan(by=read_as(priya))
    agencies = itertools.cycle(Organisation.objects.order_by("pk")[:2])
    holders = {role.key: _holder_of(role, next(agencies), live) for role in ROLES}
    waiting, of_draft = _more(live, draft, priya)
    link, secret = mint_link(PURPOSE, waiting, priya, expires_at=now() + A_MONTH, by=read_as(priya))
    names = [f"plan.objective:{one.pk}" for one in (live, draft)]
    of_priya = groups.party_for(priya, by=read_as(priya)).pk
    return House(
        holders=holders,
        draft=_numbers_of_draft(draft, of_draft),
        words={
            "secret": [secret],
            "told": ["none"],
            "noun": ["objective"],
            "kind": ["value", "no_date", "no_lead"],
            "stage": ["closed", "live", "agreed"],
            "place": ["0-0", "0", "1-1"],
            "judgement": ["embedded"],
            "version": [str(one.pk) for one in AgreedPlan.objects.order_by("pk")],
            "uidb36": ["1"],
            "key": ["none"],
            "provider_id": ["none"],
        },
        queries=[urlencode({"record": name, "party": of_priya}) for name in names],
    )


def _draft_plan(*, by) -> Objective:
    """A draft with one of each in it, which was agreed once; returns its objective."""
    plan = Plan.objects.get(title="A plan with nothing in it yet")
    section = editing.add_section(plan, by=by, title="A section of the draft")
    editing.add_statement(plan, by=by, kind="value", text="A value of the draft.")
    editing.add_outcome(section, by=by, text="An outcome of the draft.")
    objective = promises.add_objective(section, by=by, text="An objective of the draft.")
    promises.add_action(objective, by=by, text="An action of the draft.")
    for stage in ("agreed", "draft"):
        move_plan(plan, stage, by=by, on=today(), reason="Agreed too early")
    return objective


def _numbers_of_draft(objective: Objective, asked: Ask) -> dict[str, int]:
    section = objective.section
    return {
        "plans": section.plan.pk,
        "statements": section.plan.statements.get().pk,
        "sections": section.pk,
        "outcomes": section.outcomes.get().pk,
        "objectives": objective.pk,
        "actions": objective.actions.get().pk,
        "asked": asked.pk,
        "asks": asked.pk,
    }


def _holder_of(role: Role, agency: Organisation, live: Objective) -> Holder:
    person = Person.objects.create(
        name=f"Only {role.name}", email=f"{role.key}@example.org", organisation=agency, is_active=True
    )
    person.set_password(PASSWORD)
    person.save()
    since = {"person": person, "from_on": today() - A_MONTH}
    if role.scope == "group":
        seat = Seat.CHAIR if role.key == "chair" else Seat.MEMBER
        Membership.objects.create(
            group=Group.objects.order_by("pk")[0], organisation=agency, seat=seat, **since
        )
    else:
        scope = agency if role.scope == "organisation" else None
        RoleHeld.objects.create(role=role.key, organisation=scope, **since)
    reader = read_as(person)
    token, secret = make_token(
        person, by=reader, label="For the matrix", expires_on=today() + A_MONTH, may_write=True
    )
    own = _own_things(person, reader, live)
    return Holder(person, secret, {"People": [person.pk, token.pk], **own})


def _own_things(person: Person, reader, live: Objective) -> dict[str, list[int]]:
    """Something of each kind that is theirs and nobody else's: their numbers, by part of the product."""
    name = f"plan.objective:{live.pk}"
    said = comment_on(name, f"Said by {person.email}.", by=reader).comment
    paper = SimpleUploadedFile(f"{person.pk}.txt", f"Kept by {person.email}".encode(), "text/plain")
    kept = documents.keep_file(paper, title="Own", audience=f"person:{person.pk}", by=reader)
    documents.serve_as_evidence(kept, name, by=reader)
    priya = read_as(Person.objects.get(name="Priya Nair"))
    party = groups.party_for(person, by=priya)
    asked = ask(party, live, "What happened since?", today() + A_MONTH, by=priya)
    promised = promises.add_objective(
        live.section,
        by=priya,
        text=f"Promised by {person.email}.",
        reason="-",
        answering=[promises.Answerer(f"party:{party.pk}")],
    )
    claimed = judging.claim(promised, "done", because="-", documents=[kept], by=reader)
    effect = judging.add_effect_test(
        live,
        kind="described",
        looks_at="-",
        target="-",
        due_on=today() + A_MONTH,
        judge=f"party:{party.pk}",
        by=priya,
        reason="-",
    )
    key = _ways_to_sign_in(person)
    return {
        "Comments": [said.pk],
        "Evidence": [kept.pk],
        "Asks": [asked.pk],
        "Signing in": [key.pk],
        "Plan": [promised.pk, claimed.pk, effect.pk],
    }


def _ways_to_sign_in(person: Person) -> Authenticator:
    """A second step, recovery codes, and a passkey, which is returned."""
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    public = ES256.from_cryptography_key(generate_private_key(SECP256R1()).public_key())
    held = AttestedCredentialData.create(Aaguid.NONE, b"key of %d" % person.pk, public)
    data = AuthenticatorData.create(b"0" * 32, AuthenticatorData.FLAG.AT, 0, held)
    told = {
        "id": websafe_encode(held.credential_id),
        "rawId": websafe_encode(held.credential_id),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(
                CollectedClientData.create("webauthn.create", b"0", "http://localhost")
            ),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }
    return WebAuthn.add(person, "A key", told).instance


def _more(live: Objective, draft: Objective, priya: Person) -> tuple[Ask, Ask]:
    """What no story of the demonstration tells: messages in every state, an agency that left, a question about a draft.
    Returns a question about the live plan and one about the draft."""
    for number, state in enumerate((FAILED, WAITING)):
        Notice.objects.create(
            key=f"matrix-{number}",
            to=priya,
            subject="-",
            text="-",
            state=state,
            made_at=now(),
            next_attempt_at=now(),
        )
    gone = Organisation.objects.order_by("pk").last()
    record_organisation_leaving(gone, by=read_as(priya), last_day=today(), reason="Merged into another")
    party = groups.party_for(priya, by=read_as(priya))
    by, due_on = read_as(priya), today() + A_MONTH
    return tuple(ask(party, about, "What happened?", due_on, by=by) for about in (live, draft))
