"""The measure of the importer, for a person: row F1 and every field per container and per variation.

    python -m tests.importing.measure [--half development|rehearsal|held_out] [--seeds 0-499] [--container docx,pdf]
                                      [--corpus] [--worst 5]

`development` is the development documents and the even seeds (seen wordings); `held_out` is the frozen documents and
the odd seeds (unseen wordings). The differing fields of held-out documents are not listed, so that the reader's
author can run the measure without learning what the held-out documents say; `--show` lists them all the same.
"""

import argparse
import sys
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.importing.corpus import HALVES, documents
from tests.importing.gold_format import read_gold
from tests.importing.renderer import CONTAINERS, render
from tests.importing.renderer.rendering import container_of
from tests.importing.scorer import Score, score
from tests.importing.tables_of_scores import table_of_fields, table_of_marks, table_of_rows

NOTHING: dict[str, Any] = {"title": "", "partnership": "", "period": None, "sections": [], "findings": []}


def score_file(path: Path, gold: dict[str, Any]) -> Score:
    """Read one file with the importer and score it; a file that cannot be read scores as an empty plan."""
    from lineofsight.plan.importing import read_plan

    try:
        plan = read_plan(path).plan
    except Exception as error:
        result = score(gold, NOTHING | {"statements": {}, "status_key": {}})
        place = traceback.extract_tb(error.__traceback__)[-1]
        result.differences.insert(0, f"NOT READ: {error!r} at {Path(place.filename).name}:{place.lineno}")
        return result
    return score(gold, plan)


def score_corpus(half: str) -> Iterator[tuple[str, Score]]:
    """Score every hand-made document of a half (`development`, `rehearsal` or `held_out`)."""
    for path, gold_path in documents(half):
        yield path.name, score_file(path, read_gold(gold_path))


def score_rendered(
    seeds: list[int], containers: list[str] | None, *, rehearsal: bool = False
) -> Iterator[tuple[str, dict[str, str], Score]]:
    """Draw and score seeds: (name, axes, score). With `containers`, only the seeds whose container is among them."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            if containers and container_of(seed) not in containers:
                continue
            drawn = render(seed, Path(folder), rehearsal=rehearsal)
            yield drawn.path.name, drawn.axes.labels(), score_file(drawn.path, drawn.gold)


def _numbers(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.importing.measure", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--half", choices=HALVES, default="development")
    parser.add_argument("--seeds", type=_numbers, default=_numbers("0-499"), metavar="0-499")
    parser.add_argument("--container", type=lambda text: text.split(","), metavar=",".join(CONTAINERS))
    parser.add_argument("--corpus", action="store_true", help="the hand-made documents only")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst documents to list")
    parser.add_argument("--show", action="store_true", help="list differing fields of held-out documents too")
    parser.add_argument(
        "--keep", type=Path, help="draw the seeds into this folder, with gold beside them, and stop"
    )
    return parser.parse_args(argv)


def keep(seeds: list[int], containers: list[str] | None, folder: Path, *, rehearsal: bool) -> None:
    """Draw seeds into a folder with gold beside them, to look at."""
    import json

    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        if not containers or container_of(seed) in containers:
            drawn = render(seed, folder, rehearsal=rehearsal)
            gold = json.dumps(drawn.gold, ensure_ascii=False, indent=1)
            drawn.path.with_suffix(".gold.json").write_text(gold + "\n", encoding="utf-8")


def total(scores: list[Score]) -> Score:
    """All scores added up."""
    whole = Score()
    for item in scores:
        whole += item
    return whole


def main(argv: list[str]) -> int:
    """Print the tables; always 0, the tests hold the targets."""
    options = _arguments(argv)
    rehearsal = options.half == "rehearsal"
    parity = 1 if options.half == "held_out" else 0
    seeds = [seed for seed in options.seeds if rehearsal or seed % 2 == parity]
    if options.keep:
        keep(seeds, options.container, options.keep, rehearsal=rehearsal)
        return 0
    listed = options.half != "held_out" or options.show
    corpus = [
        (name, result)
        for name, result in score_corpus(options.half)
        if not options.container or Path(name).suffix[1:] in options.container
    ]
    print(
        table_of_rows(
            f"Hand-made documents ({options.half})", [*corpus, ("all", total([s for _, s in corpus]))]
        )
    )
    if options.corpus:
        print("\n" + table_of_fields("Fields", corpus + [("all", total([s for _, s in corpus]))]))
        _print_worst([(name, {}, result) for name, result in corpus], options.worst, listed)
        return 0
    drawn = list(score_rendered(seeds, options.container, rehearsal=rehearsal))
    by_container: dict[str, Score] = defaultdict(Score)
    by_axis: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    for name, axes, result in drawn:
        by_container[Path(name).suffix[1:]] += result
        for axis, choice in axes.items():
            by_axis[axis][choice] += result
    whole = total([result for _, _, result in drawn])
    print("\n" + table_of_fields(f"Rendered ({len(drawn)})", [*by_container.items(), ("all", whole)]))
    for axis, choices in by_axis.items():
        if axis not in ("container", "half") and len(choices) > 1:
            print("\n" + table_of_rows(axis, sorted(choices.items())))
    print("\n" + table_of_marks(whole))
    _print_worst([*((n, {}, s) for n, s in corpus), *drawn], options.worst, listed)
    return 0


def badness(result: Score) -> float:
    """How far a document is from perfect: rows lost or invented, then share of fields wrong."""
    counted = sum(count.of for count in result.fields.values())
    wrong = sum(count.of - count.right for count in result.fields.values())
    return (1 - result.f1) * 3 + wrong / (counted or 1)


def _print_worst(scores: list[tuple[str, dict[str, str], Score]], how_many: int, listed: bool) -> None:
    for name, axes, result in sorted(scores, key=lambda item: -badness(item[2]))[:how_many]:
        if not result.differences:
            continue
        chosen = " ".join(
            f"{axis}={choice}" for axis, choice in axes.items() if choice not in ("False", "none")
        )
        print(f"\n{name}: F1 {result.f1:.3f}, {len(result.differences)} differences {chosen}")
        if listed:
            for line in result.differences[:25]:
                print(f"  - {line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
