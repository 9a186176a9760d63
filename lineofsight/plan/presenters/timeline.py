"""The timeline: what falls when, and what was never dated? A row for each dated objective and action, on a grid of
financial years; lanes for what is ongoing and for what was never dated."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from lineofsight.core.clock import financial_year
from lineofsight.design import svg
from lineofsight.design.wording import day, listed, plural

from ..models import Plan
from ..position import Standing
from ..queries.overview import Overview, PromiseLine, SectionLines
from .choosing import Narrowed, narrowed
from .due import is_vague
from .navigation import shortened
from .paging import Page, page_of, pieces

Date = datetime.date
Lines = tuple[PromiseLine, ...]
#: A record's name → the days on which something came back about it.
Updates = Mapping[str, Sequence[Date]]

LEFT, WIDTH, RIGHT = 410, 1200, 1190
HEAD, SECTION_STEP, ROW_STEP = 46, 34, 28
#: Far more than a plan has; a longer timeline goes on over pages.
MOST_ROWS = 60
#: The grid never spans more than this; what lies further off is drawn at its edge with an arrow.
MOST_YEARS = 8


@dataclass(frozen=True)
class Axis:
    """Days on a line: from the first of April of one year to the last of March of another."""

    first: Date
    last: Date

    def x(self, on: Date) -> float:
        """Where a day stands; a day outside stands at the edge."""
        share = (on - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 2)

    def holds(self, on: Date) -> bool:
        return self.first <= on <= self.last

    @property
    def years(self) -> range:
        """The financial years on the line, by the year in which each began."""
        return range(financial_year(self.first), financial_year(self.last) + 1)


@dataclass(frozen=True)
class Timeline:
    """What the timeline shows: `rows` are dated, `ongoing` go on or come round, `undated` have no date at all."""

    answer: str
    picture: Markup
    rows: tuple[PromiseLine, ...]
    ongoing: tuple[PromiseLine, ...]
    undated: tuple[PromiseLine, ...]
    narrowed: Narrowed
    page: Page[SectionLines]


def timeline_of(
    plan: Plan, overview: Overview, asked: Mapping[str, str], updates_of: Callable[[Iterable[str]], Updates]
) -> Timeline:
    """The timeline of a plan (with actions fetched) as somebody asked for it (see `choosing.narrowed`). `updates_of` finds
    the days on which something came back about records; it is asked once, for those drawn."""
    on = overview.on
    shown = narrowed(overview, asked)
    told = _told(shown.sections, on) if shown.is_narrowed else overview.once(_told_of_all)
    page = page_of(told.sections, asked, most=MOST_ROWS, size=lambda section: 1 + len(section.objectives))
    axis, answer = axis_for(plan, told.days, on), told.answer
    rows, ongoing, undated = _sorted_out(line for section in page.shown for line in section.objectives)
    drawn = [*rows, *ongoing]
    updates = updates_of(line.record for line in drawn)
    picture = _picture(axis, _blocks(rows, ongoing), on, answer, updates) if drawn else Markup("")
    return Timeline(answer, picture, rows, ongoing, undated, shown, page)


@dataclass(frozen=True)
class _Told:
    """What is said of all rows, on whatever page they are drawn: the sentence, and the first and last of their days.
    `sections` hold objectives and actions alike, each as a row of its own; one too long for a page comes in pieces."""

    answer: str
    sections: tuple[SectionLines, ...]
    days: tuple[Date, ...]


def _told_of_all(overview: Overview) -> _Told:
    return _told(overview.sections, overview.on)


def _told(sections: Iterable[SectionLines], on: Date) -> _Told:
    level = tuple(
        replace(section, objectives=tuple(piece), actions={})
        for section in sections
        for piece in pieces(_lines_of(section), MOST_ROWS - 1)
    )
    lines = [line for section in level for line in section.objectives]
    days = days_of(lines)
    return _Told(_answer(*_sorted_out(lines), on), level, (min(days), max(days)) if days else ())


def days_of(lines: Iterable[PromiseLine]) -> list[Date]:
    """Every day that these lines name."""
    return [
        one for line in lines for one in (line.due.earliest, line.due.latest, line.position.next_on) if one
    ]


def _sorted_out(lines: Iterable[PromiseLine]) -> tuple[Lines, Lines, Lines]:
    """Those with a date, those that go on or come round, and objectives that were never dated."""
    lines = list(lines)
    rows = tuple(line for line in lines if is_dated(line))
    ongoing = tuple(line for line in lines if not is_dated(line) and is_ongoing(line))
    undated = tuple(
        line for line in lines if not is_dated(line) and not is_ongoing(line) and line.kind == "objective"
    )
    return rows, ongoing, undated


def is_ongoing(line: PromiseLine) -> bool:
    """Whether it goes on without an end, or comes round again."""
    return bool(line.due.recurrence) or line.due.precision == "ongoing"


def is_dated(line: PromiseLine) -> bool:
    """Whether it has a window of its own on the line."""
    return bool((line.due.latest or line.due.earliest) and not line.due.recurrence)


def axis_for(plan: Plan, days: Iterable[Date], on: Date) -> Axis:
    """The financial years that hold the plan's period, today and all these days, at most MOST_YEARS of them; where there
    are more, those of the plan and today."""
    wanted = [one for one in (plan.period_start, plan.period_end, on) if one]
    every = [*wanted, *days]
    first, last = financial_year(min(every)), financial_year(max(every))
    if last - first >= MOST_YEARS:
        first, last = financial_year(min(wanted)), financial_year(max(wanted))
        first = max(first, last - MOST_YEARS + 1)
    return Axis(Date(first, 4, 1), Date(last + 1, 3, 31))


def _lines_of(section: SectionLines) -> Lines:
    return tuple(
        line
        for objective in section.objectives
        for line in (objective, *section.actions.get(objective.pk, ()))
    )


def _blocks(
    rows: tuple[PromiseLine, ...], ongoing: tuple[PromiseLine, ...]
) -> list[tuple[str, list[PromiseLine]]]:
    """The rows under their headings: each section, then the lane of what is ongoing."""
    blocks: list[tuple[str, list[PromiseLine]]] = []
    for line in rows:
        if not blocks or blocks[-1][0] != line.section:
            blocks.append((line.section, []))
        blocks[-1][1].append(line)
    return blocks + ([("Ongoing, with its next review where one is known", list(ongoing))] if ongoing else [])


def _answer(rows: Lines, ongoing: Lines, undated: Lines, on: Date) -> str:
    overdue = sum(line.is_overdue for line in rows)
    ahead = sorted(
        {line.position.next_on for line in rows if line.position.next_on and line.position.next_on >= on}
    )
    said = [f"{plural(len(rows), 'row')} {'has' if len(rows) == 1 else 'have'} a date"]
    if overdue:
        said.append(f"{overdue} of them {'is' if overdue == 1 else 'are'} past it")
    if ahead:
        said.append(f"the next falls by {day(ahead[0])}")
    first = listed(said)
    reviews = sum(line.position.next_on is not None for line in ongoing)
    rest = []
    if ongoing:
        rest.append(
            f"{len(ongoing)} {'is' if len(ongoing) == 1 else 'are'} ongoing, {reviews or 'none'} with a next review"
        )
    if undated:
        rest.append(
            f"{plural(len(undated), 'objective')} {'was' if len(undated) == 1 else 'were'} never dated"
        )
    return first[0].upper() + first[1:] + ("; " + listed(rest) if rest else "") + "."


def _picture(
    axis: Axis, blocks: list[tuple[str, list[PromiseLine]]], on: Date, answer: str, updates: Updates
) -> Markup:
    height = HEAD + sum(SECTION_STEP + ROW_STEP * len(lines) for _, lines in blocks) + 14
    # Today's line lies under the rows, so that it crosses no words.
    parts = [svg.hatching("vague", step=5, width=1.4), *_grid(axis, height), *_today(axis, on, height)]
    y = HEAD
    for heading, lines in blocks:
        parts.append(svg.text(0, y + 22, shortened(heading, 150), class_="los-timeline__section"))
        parts.append(
            svg.line(0, y + SECTION_STEP - 4, WIDTH, y + SECTION_STEP - 4, class_="los-timeline__rule")
        )
        y += SECTION_STEP
        for line in lines:
            parts.append(_row(axis, line, y, updates.get(line.record, ())))
            y += ROW_STEP
    return svg.picture("The timeline of the plan", answer, WIDTH, height, parts, links=True)


def _grid(axis: Axis, height: float) -> list[Markup]:
    """Financial years from April, every second one shaded, and a fainter line for each quarter."""
    parts = []
    for place, year in enumerate(axis.years):
        left, right = axis.x(Date(year, 4, 1)), axis.x(Date(year + 1, 3, 31))
        if place % 2 == 0:
            parts.append(
                svg.rect(left, HEAD - 22, right - left, height - HEAD + 22, class_="los-timeline__year")
            )
        parts.append(svg.line(left, HEAD - 22, left, height, class_="los-timeline__april"))
        for month in (7, 10, 13):
            quarter = axis.x(Date(year + month // 13, (month - 1) % 12 + 1, 1))
            parts.append(svg.line(quarter, HEAD, quarter, height, class_="los-timeline__quarter"))
        words = f"{year}/{(year + 1) % 100:02}"
        parts.append(
            svg.text((left + right) / 2, HEAD - 7, words, text_anchor="middle", class_="los-timeline__label")
        )
    return parts


def _today(axis: Axis, on: Date, height: float) -> list[Markup]:
    x = axis.x(on)
    anchor = "end" if x > RIGHT - 70 else "start" if x < LEFT + 70 else "middle"
    return [
        svg.line(x, 18, x, height, class_="los-timeline__today"),
        svg.text(x, 13, f"Today, {day(on)}", text_anchor=anchor, class_="los-timeline__today-words"),
    ]


def _row(axis: Axis, line: PromiseLine, y: float, answered: Sequence[Date]) -> Markup:
    """One row as one link: its words on the left, its bar on the grid, the printed words of its date beside the bar."""
    indent = 0 if line.kind == "objective" else 18
    words = shortened(f"{line.label} {line.text}", 60 if line.kind == "objective" else 58)
    said = _words_beside(line)
    parts = [
        svg.rect(0, y, WIDTH, ROW_STEP - 2, class_="los-timeline__row"),
        # The space parts the two texts of the row for whoever hears them.
        svg.text(indent, y + 18, f"{words} ", class_=f"los-timeline__name los-timeline__name--{line.kind}"),
        *_bar(axis, line, y + 6),
        *_beside(axis, line, y + 18, said, answered),
    ]
    dots = [axis.x(day_of_it) for day_of_it in answered if axis.holds(day_of_it)]
    parts += [svg.circle(x, y + 13, 4.5, class_="los-timeline__update") for x in dots]
    name = f"{words} {said}. {line.who}. {line.position.words}: {line.position.reason}"
    return svg.link(
        line.address, name, parts, hover=f"{line.label}: {line.sentence}", class_="los-timeline__link"
    )


def _bar(axis: Axis, line: PromiseLine, y: float) -> list[Markup]:
    look = f"los-timeline__bar los-timeline__bar--{line.standing}"
    if not is_dated(line):
        left, right = axis.x(axis.first), axis.x(axis.last)
        parts = [svg.line(left, y + 7, right, y + 7, class_="los-timeline__ongoing")]
        if line.position.next_on and axis.holds(line.position.next_on):
            parts.append(svg.circle(axis.x(line.position.next_on), y + 7, 6, class_="los-timeline__review"))
        return parts
    left = axis.x(line.due.earliest or axis.first)
    right = axis.x(line.due.latest or axis.last)
    right = max(right, left + 6)
    if right > RIGHT:
        left, right = RIGHT - 6, float(RIGHT)
    if not is_vague(line.due):
        return [svg.rect(left, y, right - left, 14, rx=1, class_=look)]
    soft = max(3.0, (right - left) / 4)
    return [
        svg.rect(
            left,
            y,
            right - left,
            14,
            class_=f"{look} los-timeline__bar--vague",
            fill=svg.filled_with("vague"),
        ),
        svg.rect(left + soft, y, max(1.0, right - left - 2 * soft), 14, class_=look),
        svg.rect(left, y, right - left, 14, class_=f"{look} los-timeline__outline"),
    ]


def _words_beside(line: PromiseLine) -> str:
    """The printed words of the date, and whether it presses."""
    said = shortened(line.due.text or day(line.due.latest), 34)
    if line.is_overdue:
        return f"{said} – overdue"
    return f"{said} – due soon" if line.standing == Standing.DUE_SOON else said


def _beside(axis: Axis, line: PromiseLine, y: float, said: str, answered: Sequence[Date]) -> list[Markup]:
    """The words beside a bar: right of it or, where there is no room, left of it; clear of the dots of updates."""
    last = line.due.latest if is_dated(line) else line.position.next_on
    x, width = axis.x(last) if last else axis.x(axis.first), len(said) * 6.6
    for dot in sorted(axis.x(one) for one in answered):
        if x - 4 < dot < x + 12 + width:
            x = dot
    look = f"los-timeline__words{' los-timeline__words--overdue' if line.is_overdue else ''}"
    if RIGHT - x > width + 14:
        return [svg.text(x + 12, y, said, class_=look)]
    start = axis.x(line.due.earliest) if is_dated(line) and line.due.earliest else x
    return [svg.text(start - 10, y, said, text_anchor="end", class_=look)]
