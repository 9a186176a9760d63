"""What a heading, title row or label stands for: a section, an outcome, an objective, a lead, a horizon, a statement,
a label over what follows, or nothing of the plan at all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from lineofsight.plan.importing.reader.cleaning import fold, fold_words, words_of
from lineofsight.plan.importing.reader.contents import begins_with_verb
from lineofsight.plan.importing.reader.date_parts import find_parts
from lineofsight.plan.importing.reader.dates import whole_is_time
from lineofsight.plan.importing.reader.numbering import Reference, reference_path, split_reference

SECTION = "section"
OUTCOME = "outcome"
OBJECTIVE = "objective"
LEAD = "lead"
HORIZON = "horizon"
STATEMENT = "statement"
LABEL_OUTCOMES = "label_outcomes"
LABEL_ACTIONS = "label_actions"
GENERIC = "generic"
APART = "apart"
OTHER = "other"

_SECTION_LABEL = re.compile(
    r"^(?:(?:our|the|key|strategic|themed?|safeguarding|partnership|business|joint|shared) )*(?:priorit(?:y|ies)(?: area| theme)?|themes?|strands?|work ?streams?|work ?strands?|pillars?|domains?|areas? of (?:focus|work)|focus area|core (?:business|duty|function)|"
    r"standing (?:duty|item)|statutory duty|programme|section|chapter|part)(?:\s+no\.?)?(?:(?:\s*[a-z]{0,3}\d{1,2}[a-z]?(?:\.\d+)?|\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-h]|[ivx]{1,4}))(?![a-z0-9])\.?\s*[:.)–—|-]*|\s*[:–—-])\s*(?=\S|$)",
    re.I,
)
_CODE_LABEL = re.compile(r"^(?:SP|[PT]|CB|WS|PR|TH)\s?\d{1,2}\s*[:.)–—|-]+\s*(?!\d)\S")
_OUTCOME_LABEL = re.compile(
    r"^(?:(?:our|the|key|overall|expected|desired|intended|strategic|priority|planned|agreed|long[- ]?er?[- ]term|overarching|high[- ]level|shared) )*(?:outcomes?|aims?|goals?|ambitions?|desired results?)(?: statements?)?(?:\s*(?:for|of) (?:this|the|our|children|priority|families)[\w ,]{0,40})?"
    r"\s*(?:\(s\))?\s*(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?|[a-d]\b|one|two|three|four|five)?\s*(?P<sep>[:.)–—|-]+|$)\s*(?P<rest>.*)$",
    re.I,
)
_OUTCOME_QUESTION = re.compile(
    r"^(?:what (?:do we|we|will|are we|does|would) (?:want|aim|are trying|trying|hope|wish|intend|would like|will be|success|be)[\w ,'’]{0,60}|where (?:do )?we want to be|the (?:difference|change|outcomes?|results?) (?:that )?we (?:want|will|wish|seek|are seeking|expect)[\w ,'’]{0,40}|what will be different[\w ,'’]{0,40}|"
    r"what we want to (?:achieve|see|change)[\w ,'’]{0,40}|(?:by \d{4},? )?we want(?: to see)?)\s*(?P<sep>[:?]|$)\s*(?P<rest>.*)$",
    re.I,
)
_OBJECTIVE_LABEL = re.compile(
    r"^(?:(?:our|the|key|strategic|smart|developmental|specific|business) )*(?:objectives?|recommendations?|commitments?|pledges?|action areas?|deliverables?)\s*(?:(?:no\.?\s*)?(?P<number>[a-z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-h]\b|one|two|three|four|five|six)\s*[:.)–—|-]*\s+(?=\S)|\s*[:–—-]\s+)(?P<rest>\S.*)$",
    re.I,
)
_LEAD_LABEL = re.compile(
    r"^(?:(?:priority|strategic|theme|executive|overall|section|board|senior|partnership|named|operational|workstream|strand|accountable|responsible|delivery|joint) )*(?:leads?|owners?|sponsors?|champions?|lead (?:officer|agency|group|partner|organisation|person|sub-?group|body)s?|chair|led by|lead and chair|"
    r"responsible (?:officer|group|person|body|sub-?group)|accountab(?:le|ility)(?: (?:officer|group|body))?|responsib(?:le|ility)|owned by|group responsible|sub-?group|delivery group|governance)(?:\s*[:–—]|\s+-)\s*(?P<rest>\S.*)$",
    re.I,
)
_LABEL_ACTIONS = re.compile(
    r"^(?:(?:our|the|key|detailed|specific|priority|agreed|planned|main|strategic) )*(?:actions?|activit(?:y|ies)|tasks?|deliverables?|objectives?|commitments?|(?:next |first )?steps|milestones?|recommendations?|what we (?:will|are going to|plan to|need to) do[\w ,'’]{0,40}|how (?:we(?: will|'ll)?|will we)[\w ,'’]{0,60}|what (?:are we|will we) (?:going to )?(?:do)[\w ,'’]{0,40}|"
    r"to (?:do|achieve) (?:this|that)(?:,? we will)?|we will|the partnership will|partners will)\s*[:?]?$",
    re.I,
)
_STATEMENT = re.compile(
    r"^(?:\d{1,2}\.?\s+)?(?:our |the |shared |partnership |guiding |key |core |strategic |agreed |\w+ )?(?:visions?|mission|values?|principles?|behaviours?|purpose|vision and values|values and (?:principles|behaviours)|vision statement|what we (?:believe|stand for|value)|ways? of working|how we (?:will )?work(?: together)?)\b[^.]{0,80}$",
    re.I,
)
_APART = re.compile(
    r"\b(?:version (?:control|history)|document (?:control|history|information)|change log|revision history|amendment(?: history|s record)?|distribution list|glossary|abbreviations?|acronyms?|initials|terms used|definitions|jargon|contacts?(?: details| list)?|contact us|"
    r"membership|members of the|key to|rag key|key$|^key\b|legend|status key|scoring (?:key|guide)|rag (?:rating )?(?:definitions?|guide|criteria)|ratings explained|references|bibliography|further reading|appendices|risk (?:register|log)|budget|finance|funding|governance|structure|"
    r"meeting dates|forward plan|calendar|foreword|introduction|background|context|legislat\w+|local (?:profile|picture|area)|demograph\w+|about (?:us|the|this)|who we are|achievements|progress (?:last|since)|last year|previous plan|how to (?:use|read)|instructions|guidance|notes?$|lists?$|lookups?$|cover(?: sheet)?$|data$|archive\w*|closed actions|completed actions|sign[- ]?off|approval)\b",
    re.I,
)
_CODED_TITLE = re.compile(
    r"^(?!S\.?(?:11|17|20|47|175)\b|GCP2|A4|CP\d|L[1-4]\b)[A-Z]{1,3}\d{1,2}[a-z]?\s+(?=[A-Z])"
)
_STANDING = re.compile(
    r"\b(?:core (?:business|functions?|dut(?:y|ies)|work|responsibilit\w+|activit\w+)|standing (?:dut(?:y|ies)|functions?|items?|business|responsibilit\w+|commitments?|work)|statutory (?:dut(?:y|ies)|functions?|responsibilit\w+|requirements?|business|obligations?)|business as usual|bau|day[- ]to[- ]day|routine (?:business|work|duties)|ongoing (?:duties|business))\b",
    re.I,
)
_GENERIC_WORDS = words_of(
    """
    our the a an and of for to in on at by with plan plans business action actions delivery
    improvement strategic strategy work programme workplan work-plan implementation priorities
    priority themed theme themes objectives objective outcomes outcome goals key detailed detail
    overview summary partnership safeguarding children children's childrens child adults adult board
    boards local annual yearly year years multi-agency multiagency multi agency arrangements scp
    lscp lscb lscbs section part table appendix annex schedule core standing statutory usual duties
    what how we will do are going deliver delivering achieve this these it tracker log register
    sheet tab progress report update monitoring template final draft agreed one page sheet1 sheet2
    sheet3 current live full main new areas area focus deliverables commitments plan's period three
    two five four six our's against continued cont cont'd contd functions function dutie duty items
    responsibilities work-programme activities activity tasks quarter shared usual routine
    """
)
_NAMES_PART = re.compile(
    r"\b(?:plans?|priorit(?:y|ies)|actions?|objectives?|outcomes?|goals?|programme|deliver\w*|themes?|themed|core|standing|statutory|business|"
    r"strateg\w+|appendix|annex|part|section|table|schedule|summary|overview|sheet\d?|log|tracker|register|template|what|how|tasks?|activities|"
    r"commitments|deliverables|duties|report|update|monitoring|continued|quarter)\b",
    re.I,
)
# Over several sections: "Our shared priorities", "Priority workstreams".
_GROUP_HEADING = re.compile(
    r"\b(?:priorities|themes|workstreams|work ?strands|strands|pillars|goals|ambitions|aims|commitments|objectives|programmes|domains|"
    r"areas (?:of|for) (?:focus|work|action|priority|improvement)|(?:focus|priority) areas)$",
    re.I,
)
# A label of any word with a number over a subject ("Goal 1: Neglect").
LABELLED = re.compile(
    r"^(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2}?)\s+(?:no\.?\s*)?"
    r"(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[A-H]|[IVX]{1,4})\s*[:.)–—|-]+\s*(?!\d)(?P<title>\S.*)$",
    re.I,
)
_CONTINUED = re.compile(r"(?<![\s(\[–—-])[\s(\[–—-]*+(?:continued|cont(?:inue)?'?d?\.?)\s*[)\]]*\s*$", re.I)


@dataclass(frozen=True)
class Title:
    """A heading or label understood: its kind, its words without the label, the reference printed with it."""

    kind: str
    text: str
    ref: str = ""
    rest: str = ""
    is_standing: bool = False


@dataclass(frozen=True)
class OwnTitles:
    """Words of one document's own: what it numbers its sections with ("goal", in small letters), and its lines over
    lists of outcomes ("if we get this right", as bare words)."""

    sections: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()


_NONE_OF_ITS_OWN = OwnTitles()
_own_titles: ContextVar[OwnTitles] = ContextVar("titles of the document being read", default=_NONE_OF_ITS_OWN)


@contextmanager
def own_titles(labels: OwnTitles) -> Iterator[None]:
    """While a document is read that has labels of its own."""
    token = _own_titles.set(labels)
    try:
        yield
    finally:
        _own_titles.reset(token)


def read_title(printed: str) -> Title:
    """What a heading, title row or labelled line stands for. `rest` is what a label introduces on its own line
    ("Outcome: …"); `text` the title without its reference."""
    return _read_title(printed, _own_titles.get())


@lru_cache(maxsize=4096)
def _read_title(printed: str, own: OwnTitles) -> Title:
    printed = _CONTINUED.sub("", fold(printed)) or fold(printed)
    standing = bool(_STANDING.search(printed))
    reference = split_reference(printed)
    if found := _LEAD_LABEL.match(printed):
        return Title(LEAD, printed, rest=found["rest"])
    if own.outcomes and fold_words(printed) in own.outcomes:
        return Title(LABEL_OUTCOMES, printed)
    if own.sections and (found := LABELLED.match(printed)) and found["label"].casefold() in own.sections:
        return Title(
            SECTION, found["title"], fold(f"{found['label']} {found['number']}"), is_standing=standing
        )
    if found := _SECTION_LABEL.match(printed):
        return _section(printed, printed[found.end() :], found.group(), standing)
    if _CODE_LABEL.match(printed):
        return Title(SECTION, reference.rest, reference.printed, is_standing=standing)
    if len(printed) < 160 and _LABEL_ACTIONS.match(printed):
        return Title(LABEL_ACTIONS, printed)
    if (found := _OUTCOME_LABEL.match(printed)) or (found := _OUTCOME_QUESTION.match(printed)):
        rest = found["rest"].strip()
        return Title(OUTCOME if rest else LABEL_OUTCOMES, rest or printed, rest=rest)
    if found := _OBJECTIVE_LABEL.match(printed):
        labelled = split_reference(printed)
        # "Objective 1.2" says by its number where it belongs; "Objective 1" needs its word to be told from a section's
        tells = bool(re.search(r"\d\.\d|[A-Za-z]\d", labelled.number))
        ref = labelled.number if tells else labelled.printed
        return Title(OBJECTIVE, found["rest"], ref if labelled.label else "", found["rest"])
    if (
        re.search(r"\b(?:plan|programme|priorities|strategy)\b", printed, re.I)
        and is_generic(printed)
        and not re.match(r"by\b", printed, re.I)
    ):
        return Title(GENERIC, printed, is_standing=standing)
    if is_horizon(printed) and not standing:
        return Title(HORIZON, printed)
    if len(printed) < 110 and _STATEMENT.match(printed) and not begins_with_verb(printed):
        return Title(STATEMENT, printed)
    if is_generic(printed):
        numbered = bool(reference.printed and reference.sure)  # "4. Business as usual"
        words, ref = (reference.rest, reference.printed) if numbered and standing else (printed, "")
        return Title(GENERIC, words, ref, is_standing=standing)
    if len(printed) < 80 and _APART.search(printed) and not reference.label:
        return Title(APART, printed, is_standing=standing)
    if reference.printed and (reference.sure or reference.label or _is_title_number(printed, reference)):
        return Title(OTHER, reference.rest or printed, reference.printed, is_standing=standing)
    return Title(OTHER, printed, is_standing=standing)


def _section(printed: str, rest: str, label: str, standing: bool) -> Title:
    if rest and re.match(r"(?:section|part|chapter|programme)\b", printed, re.I) and is_generic(rest):
        return Title(GENERIC, printed, is_standing=standing)
    if (
        re.match(r"(?:section|part|chapter)\b", printed, re.I)
        and rest
        and not re.search(r"[:.)–—|-]", label)
        and not rest[0].isupper()
    ):
        return Title(OTHER, printed, is_standing=standing)  # "Section 11 audits"
    own = split_reference(printed)
    if own.printed and own.label and own.rest:
        return Title(SECTION, own.rest, own.printed, is_standing=standing)
    bare = re.sub(r"[\s:.)–—|-]+$", "", label)
    has_number = bool(
        re.search(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-h]|[ivx]{1,4})$", bare, re.I)
    )
    rest = rest.strip()
    inner = split_reference(rest)
    if not has_number and inner.printed and inner.sure:
        return Title(SECTION, inner.rest, inner.printed, is_standing=standing)
    return Title(SECTION, rest or printed, bare if has_number else "", is_standing=standing)


_OTHER_MATTER = re.compile(
    r"^(?:(?:appendix|annex|schedule) \w{1,3}\s*[:.–—-]\s*)?(?:who(?:['’]s| is) who|(?:list of|key to|table of|the|our|common) )*(?:abbreviations?|acronyms?|initials|glossary|definitions|terms used|version (?:control|history)|document (?:control|history)|revision history|"
    r"change log|contacts?(?: details| list)?|distribution(?: list)?|membership|jargon buster|(?:status|rag|brag|scoring|colour|rating) key|(?:the )?(?:scores?|scoring|colours?|ratings?|codes?|symbols|status(?:es)?)(?: (?:used|explained|mean))?|(?:rag|brag|status) (?:rating )?(?:definitions|guide|ratings|explained)|key|legend|risk (?:registers?|logs?)|risks|(?:meeting dates|dates of meetings))"
    r"(?: (?:and|&|used|of terms|to|for|in|this|the|plan|document|abbreviations|acronyms|initials|people|officers|leads|ratings?|status|colours|rag)){0,6}\s*:?$",
    re.I,
)


def _is_title_number(printed: str, reference: Reference) -> bool:
    """Whether a number without a mark after it is a title's reference ("C1 Front door", "1a Reduce the harm…")."""
    if _CODED_TITLE.match(printed):
        return True
    return reference.rest[:1].isupper() and (
        len(reference_path(reference.number)) > 1 and printed[0].isdigit() or begins_with_verb(reference.rest)
    )


def heads_other_matter(printed: str) -> bool:
    """Whether a title heads abbreviations, versions, contacts or a key: lists that are no plan."""
    return bool(_OTHER_MATTER.match(fold(printed)))


def is_generic(printed: str) -> bool:
    """Whether a heading names the document or its parts and no subject ("Action plan 2025/26", "Our priorities")."""
    words = [word for word in fold_words(printed).split() if not any(letter.isdigit() for letter in word)]
    if len(words) <= 5 and _GROUP_HEADING.search(" ".join(words)):
        return True
    known = all(
        word in _GENERIC_WORDS or word.rstrip("s") in _GENERIC_WORDS or len(word) == 1 for word in words
    )
    return known and (not words or bool(_NAMES_PART.search(printed)))


def is_horizon(printed: str) -> bool:
    """Whether a line over some rows is a time ("By March 2026", "Year 1: 2025/26", "Short term (0-6 months)")."""
    printed = fold(printed)
    if len(printed) > 70:
        return False
    bare = re.sub(
        r"\b(?:actions?|objectives?|tasks?|milestones?|targets?|timescales?|timeframes?|deadlines?|due|when|deliver|complete|finish|achieve|priorities|deliverables|commitments|for|delivery|to be|completed?|delivered|achieved|done|plan|goals?|horizon|what we will do|we will)\b",
        " ",
        printed,
        flags=re.I,
    )
    bare = fold(re.sub(r"[():,;–—-]+", " ", bare))
    if not bare:
        return False
    if whole_is_time(bare) or whole_is_time(printed):
        return True
    rest = printed
    for part in reversed(find_parts(printed)):
        rest = rest[: part.start] + " " + rest[part.end :]
    return rest != printed and bool(
        re.fullmatch(
            r"\W*(?:by|in|to|during|before|from|until|the|end|of|short|medium|long|term|year|phase|stage|wave|tranche|horizon|one|two|three|four|first|second|third|final|[1-5]|\W)*\W*",
            rest,
            re.I,
        )
    )


def is_standing(printed: str) -> bool:
    """Whether a heading says that what follows is core business or a standing or statutory duty."""
    return bool(_STANDING.search(printed))


def same_title(one: str, other: str) -> bool:
    """Whether two titles print the same words (a page that says "continued" again included)."""
    left, right = (fold_words(read_title(text).text) for text in (one, other))
    return bool(left) and left == right
