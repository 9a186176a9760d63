"""What every answer goes through on its way out."""

from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from lineofsight.config.middleware import HeadHasNoBody


def test_whoever_asks_for_the_head_gets_the_length_and_no_body():
    answer = HeadHasNoBody(lambda request: HttpResponse("Seven words stand on this very page"))

    head = answer(RequestFactory().head("/"))

    assert (head.content, head["Content-Length"]) == (b"", "35")
    assert answer(RequestFactory().get("/")).content


def test_nor_is_a_file_sent_to_whoever_asks_for_the_head(tmp_path, db):  # closing a file ends the request
    (tmp_path / "plan.txt").write_text("A plan")
    answer = HeadHasNoBody(lambda request: FileResponse((tmp_path / "plan.txt").open("rb")))

    head = answer(RequestFactory().head("/"))
    head.close()

    assert (b"".join(head), head["Content-Length"]) == (b"", "6")
