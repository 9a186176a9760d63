"""Documents say what is so."""

import json
import re
from importlib.metadata import metadata

import pytest

from .house import ROOT, called

PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "lineofsight").rglob("README.md")]
)
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_only_make_targets_that_exist_are_named(page):
    named = set(re.findall(r"`(?:[A-Z_]+=\S+ )*make ([a-z-]+)", page.read_text()))
    assert named <= TARGETS, named - TARGETS


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_links_between_documents_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 80


LOCKS = ["requirements.txt", "requirements-dev.txt", "package-lock.json"]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_hold_no_address(name):
    assert "://" not in "".join(
        line
        for line in (ROOT / name).read_text().splitlines()
        if '"url"' not in line and '"funding"' not in line  # npm copies a package's own pages
    )


def test_the_design_system_is_the_version_that_its_macros_mirror():
    wanted = json.loads((ROOT / "package.json").read_text())
    version = {**wanted.get("dependencies", {}), **wanted.get("devDependencies", {})}["govuk-frontend"]
    mirrored = re.search(r"GOV\.UK%20Frontend-v([\d.]+)-", metadata("govuk-frontend-jinja").get_payload())
    assert mirrored and version == mirrored.group(1)


def test_every_dependency_says_what_it_is_for():
    """One comment covers at most two dependencies that belong together."""
    lists = re.findall(
        r"^(?:dependencies|dev) = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.M | re.S
    )
    assert len(lists) == 2
    for entries in lists:
        covered = 9
        for line in entries.splitlines():
            covered = 0 if line.strip().startswith("#") else covered + 1
            assert covered <= 3, f"Say what this is for and why this one: {line.strip()}"
