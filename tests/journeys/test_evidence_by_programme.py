"""A programme of the hospital's sends evidence with a token; the scrutineer reads it beside the objective."""

import json
import urllib.error
import urllib.request

from .acting import ANNEKE, RUTH, follow, press, said, sign_in
from .looking import look_at
from .proofs import proves

REPORT = b"What the audit of referrals found.\n"


@proves(row=26)
def test_an_agencys_programme_sends_evidence_and_the_scrutineer_reads_it(product, visit, tmp_path):
    ruth = visit(product)
    sign_in(ruth, RUTH)
    token = makes_a_token(ruth)
    objective = finds_its_objective(product, token)
    is_refused_what_is_not_what_it_says(product, token, objective)
    sends_a_file_and_a_statement(product, token, objective)
    stops_the_token_and_nothing_more_goes_in(ruth, product, token, objective)
    the_scrutineer_reads_it(product, visit, objective, tmp_path)


def makes_a_token(page) -> str:
    page.goto("/people/tokens/")
    press(page, "Make a token")
    page.get_by_label("What it is for").fill("Audit results")
    page.get_by_label("Yes, whatever I may change").check()
    press(page, "Make token")
    look_at(page, "token-made")
    return page.get_by_label("The token").input_value()


def finds_its_objective(product, token) -> str:
    status, told = call(product, token, "GET", "/plans/1/objectives")
    assert status == 200
    return next(f"plan.objective:{one['id']}" for one in told["items"] if one["reference"] == "1.1")


def is_refused_what_is_not_what_it_says(product, token, objective):
    status, told = send(product, token, "report.pdf", b"MZ\x90\0" + bytes(400), record=objective)
    assert status == 409 and "report.pdf" in told["detail"]
    status, told = send(product, "los_made_up", "report.txt", REPORT, record=objective)
    assert status == 401


def sends_a_file_and_a_statement(product, token, objective):
    status, kept = send(product, token, "report.txt", REPORT, record=objective, title="Audit of referrals")
    assert (status, kept["evidence_for"]) == (201, [objective])
    told = {
        "title": "Register of the day",
        "statement": "All twelve agencies came.",
        "seen_by": "Ruth Okafor",
    }
    assert call(product, token, "POST", "/documents/statements", record=objective, **told)[0] == 201


def stops_the_token_and_nothing_more_goes_in(page, product, token, objective):
    page.goto("/people/tokens/")
    follow(page, "Revoke…")
    press(page, "Revoke…")
    assert send(product, token, "more.txt", b"More", record=objective)[0] == 401


def the_scrutineer_reads_it(product, visit, objective, folder):
    anneke = visit(product, phone=True)
    sign_in(anneke, ANNEKE)
    anneke.goto(f"/plans/objectives/{objective.partition(':')[2]}/evidence/")
    assert "Audit of referrals" in said(anneke) and "All twelve agencies came." in said(anneke)
    assert "Ruth Okafor" in said(anneke)
    look_at(anneke, "evidence-by-programme")
    with anneke.expect_download() as coming:
        anneke.get_by_role("link", name="Audit of referrals").first.click()
    file = folder / "report.txt"
    coming.value.save_as(file)
    assert file.read_bytes() == REPORT


def call(product, token, method, path, **body):
    """(status, what came back) of one call as JSON."""
    data = json.dumps(body).encode() if body else None
    return _ask(product, token, method, path, data, "application/json")


def send(product, token, name, content, **fields):
    """The same of sending a file."""
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = b"".join([*parts, head, content, b"\r\n--b--\r\n"])
    return _ask(product, token, "POST", "/documents/files", body, "multipart/form-data; boundary=b")


def _ask(product, token, method, path, data, kind):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind}
    request = urllib.request.Request(product.at(f"/api{path}"), data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.loads(refusal.read())
