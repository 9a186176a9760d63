"""The scorer itself: it praises nothing that is wrong."""

import copy

from tests.importing.corpus import documents
from tests.importing.gold_format import read_gold, without_gold_keys
from tests.importing.scorer import score
from tests.importing.targets import shortfalls


def gold_named(name):
    return next(read_gold(gold) for path, gold in documents("development") if path.name == name)


def test_a_plan_read_without_fault_scores_one_everywhere():
    for half in ("development", "held_out"):
        for path, gold_path in documents(half):
            gold = read_gold(gold_path)
            result = score(gold, without_gold_keys(gold))
            assert result.f1 == 1.0, path.name
            assert result.differences == [], path.name
            assert shortfalls(result, fewest=1) == []


def test_two_rows_joined_are_two_missed_and_one_too_many():
    gold = gold_named("ashcombe-bay.docx")
    read = without_gold_keys(copy.deepcopy(gold))
    rows = read["sections"][0]["objectives"]
    rows[0]["text"] += " " + rows.pop(1)["text"]
    read["findings"] = []
    result = score(gold, read)
    assert result.gold_rows - result.matched == 2
    assert result.read_rows - result.matched == 1


def test_a_row_under_the_wrong_section_is_found_but_its_section_is_wrong():
    gold = gold_named("ashcombe-bay.docx")
    read = without_gold_keys(copy.deepcopy(gold))
    read["sections"][0]["objectives"].append(read["sections"][1]["objectives"].pop() | {"outcomes": []})
    result = score(gold, read)
    assert result.f1 == 1.0
    assert result.fields["section"].of - result.fields["section"].right == 1
    assert result.fields["outcomes"].right < result.fields["outcomes"].of


def test_an_action_read_as_an_objective_has_the_wrong_parent():
    gold = gold_named("calderfold.xlsx")
    read = without_gold_keys(copy.deepcopy(gold))
    objective = read["sections"][0]["objectives"][0]
    action = objective["actions"].pop()
    read["sections"][0]["objectives"].insert(1, action | {"outcomes": [], "actions": []})
    result = score(gold, read)
    assert result.fields["parent"].of - result.fields["parent"].right == 1


def test_an_invented_lead_counts_against_the_reader_even_where_gold_is_blank():
    gold = gold_named("sallow-heath.md")
    read = without_gold_keys(copy.deepcopy(gold))
    before = score(gold, read).fields["leads"].of
    row = read["sections"][0]["objectives"][2]
    assert row["leads"] == []
    row["leads"] = ["Somebody"]
    after = score(gold, read).fields["leads"]
    assert (after.of, after.right) == (before + 1, before)


def test_blank_on_both_sides_counts_for_nothing():
    gold = gold_named("sallow-heath.md")
    result = score(gold, without_gold_keys(gold))
    assert result.fields["status"].of == 0
    assert result.fields["evidence"].of == 0


def test_a_missing_file_or_empty_plan_scores_nothing():
    gold = gold_named("norrington.csv")
    empty = {
        "title": "",
        "partnership": "",
        "period": None,
        "statements": {},
        "status_key": {},
        "sections": [],
    }
    result = score(gold, empty)
    assert (result.f1, result.recall, result.precision) == (0.0, 0.0, 0.0)
    assert any(line.startswith("section missed") for line in result.differences)
