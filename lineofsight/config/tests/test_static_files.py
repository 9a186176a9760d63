"""Styles and scripts: kept by browsers for good under names that change with their content, and sent compressed."""

import gzip
import re
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage

pytestmark = pytest.mark.django_db
A_YEAR = 365 * 24 * 60 * 60


@pytest.fixture
def named_by_a_page(client, partnership):
    page = client.get("/sign-in/login/").content.decode()
    return set(re.findall(r'"(/static/[^"]+)"', page))


def taken(client, address, **headers):
    """The answer and its body, the file closed again."""
    with closing(client.get(address, headers=headers)) as answer:
        return answer, b"".join(answer.streaming_content)


def test_every_file_that_a_page_names_may_be_kept_for_good(client, named_by_a_page):
    assert len(named_by_a_page) > 4
    for address in named_by_a_page:
        answer, _ = taken(client, address)
        assert answer.status_code == 200, address
        assert "immutable" in answer["Cache-Control"], address
        assert int(re.search(r"max-age=(\d+)", answer["Cache-Control"]).group(1)) >= A_YEAR


def test_the_name_holds_a_digest_of_what_is_in_the_file(client):
    address = staticfiles_storage.url("design/lineofsight.css")

    assert client.get("/static/design/lineofsight.css").status_code == 404
    assert re.fullmatch(r"/static/design/lineofsight\.[0-9a-f]{12}\.css", address)
    assert taken(client, address)[1] == Path(find("design/lineofsight.css")).read_bytes()


def test_whoever_takes_compressed_files_gets_them_compressed(client, named_by_a_page):
    for address in named_by_a_page:
        _, plain = taken(client, address)
        answer, packed = taken(client, address, accept_encoding="gzip, deflate")
        assert answer["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer["Vary"]
        assert gzip.decompress(packed) == plain and len(packed) < len(plain)
