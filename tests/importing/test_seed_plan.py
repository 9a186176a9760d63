"""The real plan this product was made for, where it lies beside the repository: its leads and counts are facts."""

import pytest

from tests.importing.conftest import SEED_PLAN

EFFECTIVENESS = ["Safeguarding Effectiveness Sub-Group"]
NEGLECT = ["Neglect Task and Finish Group"]
PARTNERSHIP = ["Partnership"]
MANAGER = ["Business Manager"]
NOBODY: list[str] = []
# Where a cell names "Partnership and Sub-Group Members" the format leaves open whether that is one party or two.
MEMBERS = "Partnership and Sub-Group Members"
ROWS = [
    ("Commission external review", ["Cases Sub-Group"]),
    ("Following conclusion of", EFFECTIVENESS),
    ("Contextual safeguarding report", ["Independent Advisor"]),
    ("Support the transition", EFFECTIVENESS),
    ("Work closely with", ["Partnership Members"]),
    ("Continue to work", [*MANAGER, *EFFECTIVENESS]),
    ("Set up dedicated", EFFECTIVENESS),
    ("Rewrite the 2017-19", NEGLECT),
    ("The partnership to", EFFECTIVENESS),
    ("All organisations to", NEGLECT),
    ("Significantly increase the", ["Training Sub-Group"]),
    ("Continue to seek", EFFECTIVENESS),
    ("Develop and publish", EFFECTIVENESS),
    ("The HSCP and", NOBODY),
    ("The partnership to", NOBODY),
    ("Continue to deliver", NOBODY),
    ("As voiced by", NOBODY),
    ("Commission a case", NOBODY),
    ("Remain sighted on", NOBODY),
    ("Commission external multi-agency", EFFECTIVENESS),
    ("Explore how Police", EFFECTIVENESS),
    ("Using the Safeguarding", EFFECTIVENESS),
    ("Through the Safeguarding", EFFECTIVENESS),
    ("Where an inspection", PARTNERSHIP),
    ("The partnership to", PARTNERSHIP),
    ("The HSCP and", "Partnership, Sub-Group and task and Finish Group Members"),
    ("Full review of", ["Independent Advisor", *MANAGER]),
    ("Raise the profile", MEMBERS),
    ("The partnership to", MEMBERS),
    ("Seek opportunities to", MEMBERS),
    ("The partnership to", MANAGER),
    ("Partner agencies to", MEMBERS),
    ("Use the Safeguarding", ["Partnership", "Sub-Groups"]),
    ("Develop links with", PARTNERSHIP),
    ("Advertise and recruit", MANAGER),
    ("Chairs of all", ["All Strategic Chairs"]),
    ("Continue to be", NOBODY),
]


@pytest.fixture(scope="module")
def plan():
    from lineofsight.plan.importing import read_plan

    return read_plan(SEED_PLAN).plan


def rows_of(plan):
    return [row for section in plan["sections"] for row in section["objectives"]]


def test_every_section_outcome_and_objective_is_read(plan):
    assert [len(section["objectives"]) for section in plan["sections"]] == [
        6,
        4,
        3,
        1,
        5,
        4,
        2,
        3,
        4,
        1,
        2,
        2,
    ]
    assert [len(section["outcomes"]) for section in plan["sections"]] == [2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1]
    assert [section["kind"] for section in plan["sections"]] == ["priority"] * 5 + ["standing"] * 7
    assert all(row["actions"] == [] for row in rows_of(plan))


def test_every_row_starts_as_printed_and_has_its_leads(plan):
    rows = rows_of(plan)
    assert [" ".join(row["text"].split()[:3]) for row in rows] == [start for start, _ in ROWS]
    for row, (start, leads) in zip(rows, ROWS, strict=True):
        if isinstance(leads, list):
            assert row["leads"] == leads, start
            assert bool(row["leads_text"]) == bool(leads), start
        else:
            assert row["leads_text"] == leads, start
            assert row["leads"][0].startswith("Partnership"), start
            assert row["leads"][-1].endswith("Members"), start


def test_every_row_serves_all_outcomes_of_its_section(plan):
    for section in plan["sections"]:
        for row in section["objectives"]:
            assert row["outcomes"] == list(range(len(section["outcomes"])))


def test_the_gaps_are_told(plan):
    def places(kind):
        return {(f["section"], f["objective"]) for f in plan["findings"] if f["kind"] == kind}

    assert places("no_lead") == {(3, 0), (11, 1), *((4, row) for row in range(5))}
    assert {(0, 4), (7, 0), (7, 2), (8, 0), (8, 1), (8, 3), (11, 0)} <= places("everyone_leads")
    assert len(places("no_measure")) == 37


def test_the_front_matter_is_read(plan):
    assert plan["title"] == "Business Plan 2019 – 21"
    assert plan["partnership"] == "Hounslow Safeguarding Children Partnership"
    assert (plan["period"]["start"], plan["period"]["end"]) == ("2019-04-01", "2021-03-31")
    assert len(plan["statements"]["values"]) == 2
    assert [text.partition(":")[0] for text in plan["statements"]["principles"]] == [
        "Empowerment",
        "Prevention",
        "Proportionality",
        "Protection",
        "Partnership",
        "Accountability",
    ]


def test_a_time_inside_a_sentence_is_read_and_doubted(plan):
    position, row = next(
        (i, row) for i, row in enumerate(rows_of(plan)) if row["text"].startswith("Full review of")
    )
    assert position == 26
    assert row["due"]["earliest"] == "2020-09-01"
    assert row["due"]["latest"] == "2020-09-30"
    assert row["due"]["precision"] == "month"
    assert row["due_text"] == "in September 2020"
    assert any(
        doubt["kind"] == "date_in_sentence" and (doubt["section"], doubt["objective"]) == (7, 1)
        for doubt in plan["doubts"]
    )
