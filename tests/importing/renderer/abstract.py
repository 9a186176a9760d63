"""A random plan in no layout: what it says, row by row, with the meaning of every word."""

from dataclasses import dataclass, field
from random import Random
from types import ModuleType

from tests.importing.renderer import fragments
from tests.importing.renderer.axes import MERGING, Axes
from tests.importing.renderer.dates import MONTHS, Due, financial, month, quarter, span
from tests.importing.renderer.dates import financial_year as financial_year_of
from tests.importing.renderer.numbering import ROMAN, inner_reference, reference

NUMBER_WORDS = ["one", "two", "three", "four", "five", "six"]


@dataclass(frozen=True)
class Lead:
    """A lead cell: its printed lines, the parties they name, and whether nobody in particular is named."""

    lines: tuple[str, ...]
    parties: tuple[str, ...]
    kind: str
    everyone: bool = False
    open: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(line.removeprefix("• ") for line in self.lines)


@dataclass(frozen=True)
class Status:
    """A status: the words of the cell, its fill, what the gold says, and (for ticks) which column is ticked."""

    lines: tuple[str, ...] = ()
    fill: str = ""
    gold: str = ""
    column: int | None = None
    own_score: str = ""


@dataclass
class Item:
    """One row of the plan: an objective or an action."""

    text: str
    ref: str = ""
    lead: Lead = Lead((), (), "blank")
    due: Due = Due("", None, "blank")
    quarters: tuple[int, ...] = ()
    measure: str = ""
    evidence: str = ""
    status: Status = Status()
    progress: str = ""
    source: str = ""
    extra: str = ""
    compound: bool = False
    lines: tuple[str, ...] = ()
    outcomes: list[int] = field(default_factory=list)
    actions: list["Item"] = field(default_factory=list)
    horizon: str = ""
    original: Due | None = None
    open: tuple[str, ...] = ()


@dataclass
class Section:
    """A section with its outcomes and rows. `heading` is the printed heading line."""

    kind: str
    ref: str
    title: str
    heading: str
    lead_text: str = ""
    lead_line: str = ""
    outcomes: list[str] = field(default_factory=list)
    objectives: list[Item] = field(default_factory=list)


@dataclass
class Plan:
    """A whole plan, with what is printed around it."""

    place: str
    partnership: str
    title: str
    period_text: str
    start: int
    years: int
    sections: list[Section]
    vision: str = ""
    values: list[str] = field(default_factory=list)
    principles: list[str] = field(default_factory=list)
    status_key: dict[str, str] = field(default_factory=dict)
    key_fills: dict[str, tuple[str, str]] = field(default_factory=dict)
    status_codes: list[str] = field(default_factory=list)

    @property
    def ends(self) -> str:
        return f"{self.start + self.years}-03-31"


def make_plan(random: Random, axes: Axes, wordings: ModuleType) -> Plan:
    """A plan that uses what the axes ask for."""
    plan = _front_matter(random, axes, wordings)
    words = fragments.Words(random, more=axes.rehearsal)
    _choose_status_key(random, axes, wordings, plan)
    titles = random.sample(fragments.pieces("TITLES", more=axes.rehearsal), 6)
    standing = random.sample(fragments.pieces("STANDING_TITLES", more=axes.rehearsal), 3)
    style = _heading_style(random, axes, wordings)
    for number in range(1, axes.sections + 1):
        kind = "standing" if axes.standing and number > max(1, axes.sections - 2) else "priority"
        title = (standing if kind == "standing" else titles)[number % 3 if kind == "standing" else number - 1]
        plain = "{TITLE}" if "{TITLE}" in style else "{title}"
        section = _section(style if kind == "priority" else plain, kind, number, title)
        _fill_section(random, axes, wordings, words, plan, section)
        plan.sections.append(section)
    _number_rows(random, axes, plan)
    return plan


def _heading_style(random: Random, axes: Axes, wordings: ModuleType) -> str:
    """Where nothing but its words tells a heading from a row, the heading has its number."""
    bare = axes.container == "csv" or (axes.section_by == "bands" and axes.container not in MERGING)
    numbered = ("{n}", "{N}", "{R}", "{L}")
    return random.choice(
        [style for style in wordings.SECTION_HEADINGS if not bare or any(mark in style for mark in numbered)]
    )


def _front_matter(random: Random, axes: Axes, wordings: ModuleType) -> Plan:
    place, other = random.sample(fragments.PLACES, 2)
    start, years = random.randint(2017, 2026), (1 if axes.due_by == "quarters" else random.choice([1, 2, 3]))
    one_year = ["{y}/{y2}", "{y}-{y2}"]
    if axes.rehearsal:
        one_year += [words for words in wordings.PERIODS if "{z}" in words and "{y}/{z}" not in words]
    period = random.choice(wordings.PERIODS if years > 1 else one_year)
    end = start + years
    period = period.format(
        y=start, z=end, z2=f"{end % 100:02d}", y2=f"{(start + 1) % 100:02d}", x=end - 1, x2=f"{end % 100:02d}"
    )
    name = random.choice(wordings.PARTNERSHIPS).format(place=place, other=other)
    title = random.choice(wordings.TITLES)
    if axes.title_by == "three lines":
        title = (
            " ".join(title.replace("{period}", "").replace("()", "").split())
            .strip(" –-:,")
            .removesuffix(" for")
        )
    title = title.format(period=period, place=place)
    plan = Plan(place, name, title, period, start, years, [])
    if axes.statements:
        more = axes.rehearsal
        plan.vision = random.choice(fragments.pieces("VISIONS", more=more)).format(place=place)
        plan.values = random.sample(fragments.pieces("VALUES", more=more), random.randint(2, 3))
        plan.principles = random.sample(fragments.pieces("PRINCIPLES", more=more), random.choice([0, 3]))
    return plan


def _choose_status_key(random: Random, axes: Axes, wordings: ModuleType, plan: Plan) -> None:
    if axes.rehearsal:
        # One plan has one set of words, as its author has.
        by = {"words": wordings.STATUS_WORDS, "letters": [list(key) for key in wordings.STATUS_LETTERS]}
        plan.status_codes = random.choice(by.get(axes.status_by, wordings.STATUS_SCORES))
    if axes.status_by == "letters" and axes.status_key:
        plan.status_key = random.choice(wordings.STATUS_LETTERS)
    if axes.status_by == "fill":
        plan.key_fills = random.choice(wordings.STATUS_FILLS)
        if axes.status_key:
            plan.status_key = {colour.title(): word for colour, word in plan.key_fills.values()}


def _section(style: str, kind: str, number: int, title: str) -> Section:
    if "{TITLE}" in style:
        title = title.upper()
    word, roman, letter = NUMBER_WORDS[number - 1], ROMAN[number - 1].upper(), "ABCDEF"[number - 1]
    word = word.upper() if "{TITLE}" in style else word.title()
    heading = style.format(n=number, N=word, R=roman, L=letter, title=title, TITLE=title)
    ref = heading.removesuffix(title).rstrip(" –-—:.")
    return Section(kind, ref, title, heading)


def _fill_section(
    random: Random, axes: Axes, wordings: ModuleType, words: fragments.Words, plan: Plan, section: Section
) -> None:
    if axes.outcomes_by != "none":
        section.outcomes = [words.outcome() for _ in range(random.choice([1, 1, 2]))]
    if axes.section_leads:
        section.lead_text = random.choice(wordings.POSTS)
        section.lead_line = random.choice(wordings.SECTION_LEADS).format(lead=section.lead_text)
    if axes.nesting in ("rows", "sections"):
        for position in range(random.randint(2, 6)):
            item = _carrying_item(random, axes, wordings, words, plan)
            item.outcomes = _served(axes, section, position)
            section.objectives.append(item)
    else:
        for position in range(random.randint(2, 3)):
            objective = _parent(random, axes, wordings, words, plan)
            objective.outcomes = _served(axes, section, position)
            section.objectives.append(objective)
    if axes.outcomes_by in ("column", "objective column", "bands"):
        used = max(max(item.outcomes) for item in section.objectives) + 1
        section.outcomes = section.outcomes[:used]
    if axes.due_by == "horizon":
        _put_under_horizons(random, wordings, plan, section)


def _served(axes: Axes, section: Section, position: int) -> list[int]:
    """In a column each outcome serves a run of rows: the first from the first row, the second from the third."""
    if axes.outcomes_by == "none":
        return []
    if axes.outcomes_by == "above" or axes.outcomes_in_one_cell:
        return list(range(len(section.outcomes)))
    return [min(position // 2, len(section.outcomes) - 1)]


def _parent(random: Random, axes: Axes, wordings: ModuleType, words: fragments.Words, plan: Plan) -> Item:
    if axes.nesting == "bullets":
        objective = _carrying_item(random, axes, wordings, words, plan, text=words.objective())
        objective.compound, objective.lines = False, ()
        objective.actions = [Item(words.action()) for _ in range(random.randint(2, 3))]
        return objective
    objective = Item(words.objective())
    for _ in range(random.randint(2, 4)):
        objective.actions.append(_carrying_item(random, axes, wordings, words, plan))
    if axes.leads_merged:
        for action in objective.actions:
            action.lead = objective.actions[0].lead
    return objective


def _carrying_item(
    random: Random, axes: Axes, wordings: ModuleType, words: fragments.Words, plan: Plan, text: str = ""
) -> Item:
    """A row with every cell that the plan's columns ask for."""
    compound = not text and random.random() < axes.compound
    item = Item(text or words.action(second=compound), compound=compound)
    if compound and axes.bulleted_cells and random.random() < 0.5:
        first, second = words.action(), words.action()
        item.lines, item.text = (f"• {first}", f"• {second}"), f"{first} {second}"
    item.lead = _lead(random, axes, wordings)
    year = plan.start + random.randrange(plan.years)
    _set_due(random, axes, wordings, item, year, plan)
    if "measure" in axes.columns and random.random() < 0.9:
        item.measure = words.measure()
    if "evidence" in axes.columns and random.random() < 0.7:
        item.evidence = words.one_of("EVIDENCE")
    if "progress" in axes.columns and random.random() < 0.7:
        item.progress = words.one_of("PROGRESS")
    if "source" in axes.columns:
        item.source = words.source()
    if "extra" in axes.columns:
        item.extra = words.one_of("EXTRAS")
    item.status = _status(random, axes, wordings, plan)
    return item


def _lead(random: Random, axes: Axes, wordings: ModuleType) -> Lead:
    if not axes.leads:
        return Lead((), (), "none")
    forms = [form for form in wordings.LEAD_FORMS if axes.initials or not form[0].startswith("initials")]
    if axes.form != "table":
        # A label and its words are one line; a list in brackets is cut at its semicolons.
        forms = [form for form in forms if "\n" not in form[2] and ";" not in form[2]]
    kind, _, pattern = random.choices(forms, weights=[form[1] for form in forms])[0]
    pool = [*wordings.POSTS, *wordings.GROUPS, *wordings.AGENCIES]
    if axes.rehearsal:
        pool = _without_separators(pool, kind, pattern)
    if kind in ("pair and", "ampersand"):
        pool = [name for name in pool if " and " not in name and "&" not in name]
    if kind in ("comma pair", "list"):
        pool = [name for name in pool if "," not in name]
    a, b, c = random.sample(pool, 3)
    (i, person), (j, _) = random.sample(wordings.PEOPLE, 2)
    group = random.choice(wordings.GROUPS)
    collective = random.choice(wordings.COLLECTIVES)
    agency = random.choice(wordings.AGENCIES) if axes.rehearsal else ""
    printed = pattern.format(a=a, b=b, c=c, i=i, j=j, t=group, all=collective, p=person, g=agency)
    lines = tuple(printed.split("\n")) if pattern else ()
    parties: tuple[str, ...] = {
        "blank": (),
        "list": (a, b, c),
        "one": (a,),
        "collective": (collective,),
        "initials": (i,),
        "initials pair": (i, j),
        "initials list": (i, j),
        "each agency": (a, "lead for each agency"),
        "to be created": (f"{group} (to be established)",),
        "partnership": ("The Partnership",),
        "chair": (printed,),
        "initials place": (printed,),
        "person": (printed,),
        "person place": (printed,),
    }.get(kind, (a, b))
    # A post with an agency after it, or below it, may be one party (the nurse of the trust) as well as two.
    joined = kind in ("comma pair", "stacked") and a in wordings.POSTS and b in wordings.AGENCIES
    return Lead(lines, parties, kind, everyone=kind == "collective", open=("leads",) if joined else ())


def _without_separators(pool: list[str], kind: str, pattern: str) -> list[str]:
    """The names that hold nothing which separates parties in this form of a lead cell."""
    if kind in ("one", "each agency"):
        return pool
    marks = [mark for mark in (",", ";", "/", "+", "&", " and ") if mark in pattern]
    if "&" in marks or " and " in marks:
        marks += ["&", " and "]
    return [name for name in pool if not any(mark in name for mark in marks)]


def _set_due(random: Random, axes: Axes, wordings: ModuleType, item: Item, year: int, plan: Plan) -> None:
    if axes.due_by in ("column", "revised"):
        weights = [weight for weight, _ in wordings.DUES]
        item.due = random.choices([make for _, make in wordings.DUES], weights=weights)[0](random, year)
        while axes.joined and item.due.meaning and not item.due.meaning["earliest"]:
            # Beside a lead in one cell only a date is seen to be the time, not the lead, that is meant.
            item.due = random.choices([make for _, make in wordings.DUES], weights=weights)[0](random, year)
        if item.due.kind == "end of plan":
            meaning = span(None, None, "relative") | {"latest": plan.ends}
            item.due = Due(item.due.text, meaning, item.due.kind, open=("due.earliest",))
        if axes.due_by == "revised" and item.due.meaning is not None and random.random() < 0.5:
            _reforecast(random, item, plan)
    elif axes.due_by == "quarters":
        first = random.randint(1, 4)
        last = min(first + random.choice([0, 0, 0, 1]), 4)
        item.quarters = tuple(range(first, last + 1))
        item.due = _quarters_due(axes, item.quarters, plan)
    elif axes.due_by == "sentence" and not item.compound and random.random() < 0.5:
        when = f"{MONTHS[random.randint(4, 12)]} {year}"
        phrase = random.choice(wordings.SENTENCE_DUES).format(month=when)
        number = MONTHS.index(when.split()[0])
        item.text = f"{item.text.rstrip('.')} {phrase}."
        item.due = Due(phrase, month(year, number), "in the sentence")


def _quarters_due(axes: Axes, quarters: tuple[int, ...], plan: Plan) -> Due:
    """The marked columns. How several are written in one text, and whether "Apr-Jun" is a quarter or three months,
    the format leaves open."""
    text = ", ".join(axes.printed_header(axes.quarter_headings[number - 1]) for number in quarters)
    meaning = quarter(plan.start, quarters[0]) | {"latest": quarter(plan.start, quarters[-1])["latest"]}
    opened = ("due_text",) if len(quarters) > 1 or axes.grouped_headers else ()
    if "uarter" not in axes.quarter_headings[0] and not axes.quarter_headings[0].startswith("Q"):
        opened += ("due.precision",)
    return Due(text, meaning, "quarter columns", open=opened)


def _reforecast(random: Random, item: Item, plan: Plan) -> None:
    """The printed date was missed: a later one stands in its own column."""
    number = random.randint(4, 9)
    later = plan.start + plan.years
    item.original, item.due = (
        item.due,
        Due(f"{MONTHS[number]} {later}", month(later, number), "re-forecast column"),
    )
    item.open = ("due_text",)


def _put_under_horizons(random: Random, wordings: ModuleType, plan: Plan, section: Section) -> None:
    """The first rows stand under one horizon, the others under a later one."""
    pattern = random.choice(wordings.HORIZONS)
    for half, items in enumerate((section.objectives[:2], section.objectives[2:])):
        year = plan.start + min(half, plan.years - 1)
        number = 9 if half == 0 else 12
        text = pattern.format(month=f"{MONTHS[number]} {year}", fy=financial(year))
        meaning = month(year, number) if "{month}" in pattern else financial_year_of(year)
        for item in items:
            item.horizon = text
            item.due = Due(text, meaning, "horizon", open=("due_text",))


def _status(random: Random, axes: Axes, wordings: ModuleType, plan: Plan) -> Status:
    by = axes.status_by
    if by == "none" or random.random() < 0.1:
        return Status()
    if by == "letters":
        letter = random.choice(list(plan.status_key or plan.status_codes or wordings.STATUS_LETTERS[0]))
        return Status((letter,), gold=letter)
    if by == "words":
        word = random.choice(plan.status_codes or random.choice(wordings.STATUS_WORDS))
        return Status((word,), gold=word)
    if by == "scores":
        score = random.choice(plan.status_codes or wordings.STATUS_SCORES[0])
        return Status((score,), gold=score)
    if by == "moderated":
        own, agreed = random.choices(plan.status_codes or wordings.STATUS_SCORES[0], k=2)
        return Status((agreed,), gold=agreed, own_score=own)
    if by == "ticks":
        return Status(
            (axes.tick,),
            gold=axes.printed_header(axes.tick_columns[column := random.randrange(len(axes.tick_columns))]),
            column=column,
        )
    fill = random.choice(list(plan.key_fills))
    colour, word = plan.key_fills[fill]
    return Status(fill=fill, gold=word if axes.status_key else colour)


def _number_rows(random: Random, axes: Axes, plan: Plan) -> None:
    """Give rows their printed references, by the chosen scheme."""
    running = random.choice([138, 41]) if axes.numbering == "continued" else 0
    for n, section in enumerate(plan.sections, 1):
        flat = 0
        for m, objective in enumerate(section.objectives, 1):
            running += 1
            if axes.numbering != "none" and axes.number_parents:
                objective.ref = reference(axes.numbering, n, m, running)
            for k, action in enumerate(objective.actions, 1):
                flat += 1
                if axes.numbering != "none" and axes.number_actions:
                    action.ref = inner_reference(axes.numbering, objective.ref, n, m, k)
