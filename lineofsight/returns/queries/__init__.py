"""What is asked and what came back. `freshness`: how alive a record is; `lines`: asks as pages show them; `asks`: the
asks themselves."""

from .asks import ask_seen_by, asks, asks_answered_by, next_question_for, own_last_answer, party_called
from .freshness import FRESHNESS, NEVER_ASKED, Freshness, freshness_of
from .lines import AnswerLine, AskLine, ask_line, asks_about, asks_of

__all__ = [
    "FRESHNESS",
    "NEVER_ASKED",
    "AnswerLine",
    "AskLine",
    "Freshness",
    "ask_line",
    "ask_seen_by",
    "asks",
    "asks_about",
    "asks_answered_by",
    "asks_of",
    "freshness_of",
    "next_question_for",
    "own_last_answer",
    "party_called",
]
