"""Broken files of every container: each is read, or refused in words for a person; nothing crashes, nothing hangs."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.importing.corpus import HERE, documents
from tests.importing.mutations import mutate
from tests.importing.renderer import CONTAINERS, render

SECONDS_FOR_ONE = 20


def mutated_files(folder: Path, how_many: int, first: int) -> None:
    """Write mutations of the hand-made documents and of rendered ones, every container in turn."""
    pristine = folder / "pristine"
    pristine.mkdir()
    sources = {container: [] for container in CONTAINERS}
    for half in ("development", "held_out"):
        for path, _ in documents(half):
            sources[path.suffix[1:]].append(path)
    for place, container in enumerate(CONTAINERS):
        sources[container].append(render(first + place, pristine, container).path)
    broken = folder / "broken"
    broken.mkdir()
    for number in range(first, first + how_many):
        random = Random(number)
        container = CONTAINERS[number % len(CONTAINERS)]
        source = random.choice(sources[container])
        name, data = mutate(source.read_bytes(), container, random)
        (broken / f"{number:06d}-{name}.{container}").write_bytes(data)


def outcomes_of(folder: Path) -> list[dict]:
    """Read all files of the folder in a child process that is stopped when the whole takes absurdly long."""
    files = len(list(folder.iterdir()))
    child = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.importing.reading_all", str(folder)],
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        timeout=60 + files * 2 + SECONDS_FOR_ONE,
    )
    told = [json.loads(line) for line in child.stdout.splitlines()]
    assert len(told) == files, f"died after {told[-1]['file'] if told else 'nothing'}: {child.stderr[-2000:]}"
    assert child.returncode == 0
    return told


def assert_all_well(told: list[dict]) -> None:
    crashed = [f"{item['file']}: {item['message']}" for item in told if item["outcome"] == "crashed"]
    assert crashed == []
    assert [item["file"] for item in told if item["seconds"] > SECONDS_FOR_ONE] == []
    wordless = [item["file"] for item in told if item["outcome"] == "said" and len(item["message"]) < 15]
    assert wordless == []
    assert {"read", "said"} == {item["outcome"] for item in told}


def test_broken_files_are_read_or_refused_in_words(tmp_path):
    mutated_files(tmp_path, 96, first=0)
    assert_all_well(outcomes_of(tmp_path / "broken"))


@pytest.mark.long
@pytest.mark.parametrize("batch", range(1, 2))
def test_very_many_broken_files_are_read_or_refused_in_words(batch, tmp_path):
    mutated_files(tmp_path, 400, first=batch * 10_000)
    assert_all_well(outcomes_of(tmp_path / "broken"))
