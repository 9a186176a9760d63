"""What is asked and what came back. `freshness`: how alive a record is; `lines`: asks as pages show them; `asks`: the
asks themselves; `behind_links`: what a signed link opens; `everybody`: who can be
asked; `pages`: what pages show."""

from .asks import (
    actor_names,
    ask_seen_by,
    asks,
    asks_answered_by,
    asks_with_last_answer,
    own_last_answer,
    parties_asked,
)
from .behind_links import PURPOSE, Question, ask_of, next_link_for, question_behind
from .everybody import code_of, somebody_called, somebody_with_code
from .freshness import FRESHNESS, NEVER_ASKED, Freshness, answer_days, freshness_of
from .lines import AnswerLine, AskLine, ask_line, asked_about, asks_about, asks_of, parties_waiting
from .pages import AskPage, ask_page, asked_of, code_of_party, party_that_tells, reach_of

__all__ = [
    "FRESHNESS",
    "NEVER_ASKED",
    "AnswerLine",
    "AskLine",
    "AskPage",
    "Freshness",
    "PURPOSE",
    "Question",
    "actor_names",
    "answer_days",
    "ask_line",
    "ask_of",
    "ask_page",
    "ask_seen_by",
    "asked_of",
    "asks",
    "asked_about",
    "asks_about",
    "asks_answered_by",
    "asks_of",
    "asks_with_last_answer",
    "code_of",
    "code_of_party",
    "freshness_of",
    "next_link_for",
    "own_last_answer",
    "parties_asked",
    "party_that_tells",
    "question_behind",
    "parties_waiting",
    "reach_of",
    "somebody_called",
    "somebody_with_code",
]
