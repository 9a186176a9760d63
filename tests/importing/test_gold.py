"""The gold keeps to the written format, the held-out documents are frozen, and no wording is in both lists."""

import hashlib
from pathlib import Path

import pytest

from tests.importing.corpus import HALVES, HERE, documents
from tests.importing.gold_format import faults_of, read_gold, without_gold_keys
from tests.importing.renderer import CONTAINERS, render
from tests.importing.renderer.rendering import container_of
from tests.importing.renderer.wordings import rehearsal_of, seen, unseen

ALL = [pair for half in HALVES for pair in documents(half)]
FROZEN = HERE / "held_out" / "FROZEN.sha256"


@pytest.mark.parametrize(("path", "gold_path"), ALL, ids=[path.name for path, _ in ALL])
def test_gold_is_valid_and_its_document_is_small(path, gold_path):
    assert faults_of(without_gold_keys(read_gold(gold_path))) == []
    assert 0 < path.stat().st_size < 60_000


def test_there_are_at_least_seven_documents_in_each_half_and_every_container_is_there():
    assert len(documents("development")) >= 7
    assert len(documents("held_out")) >= 7
    assert {path.suffix[1:] for path, _ in ALL} == set(CONTAINERS)


def test_the_held_out_documents_are_as_they_were_frozen():
    """A correction of gold is written down in held_out/CORRECTIONS.md, and the list of digests is renewed with it."""
    listed = dict(reversed(line.split("  ")) for line in FROZEN.read_text().splitlines())
    files = [file for pair in documents("held_out") for file in pair]
    assert {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files} == listed


@pytest.mark.parametrize("container", CONTAINERS)
def test_rendered_gold_is_valid_and_the_same_seed_gives_the_same_plan(container, tmp_path):
    for seed in (2, 3):
        first, second = (render(seed, tmp_path, container) for _ in range(2))
        assert faults_of(without_gold_keys(first.gold)) == []
        assert first.gold == second.gold


@pytest.mark.parametrize("container", CONTAINERS)
def test_rehearsal_gold_is_valid_and_the_same_seed_gives_the_same_plan(container, tmp_path):
    for seed in range(4):
        first, second = (render(seed, tmp_path, container, rehearsal=True) for _ in range(2))
        assert faults_of(without_gold_keys(first.gold)) == []
        assert first.gold == second.gold


def test_every_rehearsal_list_has_the_names_of_the_seen_one_and_meets_every_container():
    names = {name for name in vars(seen) if name.isupper()}
    met = {(rehearsal_of(seed), container_of(seed)) for seed in range(200)}
    lists = {words for words, _ in met}
    assert len(met) == len(lists) * len(CONTAINERS)
    for words in lists:
        assert names <= set(vars(words))
        assert set(words.HEADERS) == set(seen.HEADERS)


def test_the_unseen_wordings_share_nothing_with_the_seen_ones():
    def words(module):
        lists = [*module.HEADERS.values(), module.TITLES, module.PERIODS, module.SECTION_HEADINGS]
        lists += [module.PARTNERSHIPS, module.PRIORITY_GROUPS, module.STANDING_GROUPS, module.OUTCOMES_ABOVE]
        lists += [
            module.SECTION_LEADS,
            module.HORIZONS,
            module.KEY_TITLES,
            module.GLOSSARY_TITLES,
            module.MARKINGS,
        ]
        lists += [
            module.POSTS,
            module.GROUPS,
            module.AGENCIES,
            module.COLLECTIVES,
            module.NUMBERING,
            module.TICKS,
        ]
        lists += [*module.STATUS_WORDS, *module.QUARTERS, module.QUARTER_MARKS, module.SENTENCE_DUES]
        return {text for texts in lists for text in texts}

    assert words(seen) & words(unseen) == set()


def test_nothing_names_the_demonstration_partnership():
    for path in sorted(Path(HERE).rglob("*.json")):
        assert "Marlowe" not in path.read_text(encoding="utf-8")
