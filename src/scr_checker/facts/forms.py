"""Dates that a form gives: a table of label and date, or a heading that asks and the answer below it.

Part of the reading of facts, beside ``events``, which reads sentences: here the label alone says what happened on the
day. A table counts as such a form where at least two of its labels name events of a review; a heading counts where it
asks a question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.facts.events import Dated
from scr_checker.facts.rules import COMPLETED, DECIDED, STARTED, STORY_SECTIONS, TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.facts.dates import StatedDate
    from scr_checker.reading.text import Sentence, Text

    Dates = dict[int, tuple[StatedDate, ...]]

INCIDENT = "incident.date"
NOT_THIS = re.compile(
    r"\b(?:due|target|expected|planned|deadline|birth|born|period|scope|from|imrs?|management review|agency|action|publi\w+"
    r"|inquest|trial|charged?|next|draft|version)\b",
    re.IGNORECASE,
)
LABELS = tuple(
    (fact, kind, re.compile(pattern, re.IGNORECASE))
    for fact, kind, pattern in (
        (TOLD, "told", (r"\bnotif\w+|\breferr(?:ed|al)\b|\binformed\b|\btold\b|\balerted\b|\breporting\b"
        r"|\breported to (?:the )?(?:board|lscb|scb)\b|\bnotice (?:to|given)\b")),
        (DECIDED, "decided", (r"\bdecision\b|\bdecided?\b|\bsaid there should be\b|\bcommissioned\b|\bagreed to (?:hold"
            r"|undertake|carry|have)\b"
        r"|\bdetermin(?:ed|ation)\b|\bresol(?:ved|ution)\b|\bauthoris(?:ed|ation)\b|\bgo ?/ ?no-?go\b|\bgo-ahead\b")),
        (STARTED, "begun", (r"\bfirst (?:scr |review )?(?:panel|meeting|met|mtg)\b|\bpanel(?:'s)? first\b"
            r"|\bstart(?:ed)?\b|\bbeg[aiu]n\b"
        r"|\bcommence[dm]\w*|\bkick-?off\b|\binaugural\b|\blaunch(?:ed)?\b|\b(?:panel|scrp|meeting|mtg)\W*(?:meeting|mtg)?\W*(?:1|one)\b"
        r"|\bscoping meeting\b|\bset-?up meeting\b")),
        (COMPLETED, "completed", (r"\bcomplet\w+|\bsigned[- ]off\b|\bsign[- ]off\b|\baccept(?:ed|ance)\b|\badopt(?:ed|ion)\b"
        r"|\bapprov(?:ed|al)\b|\bratifi(?:ed|cation)\b|\bfinish\w*|\bend(?:ed)?\b|\bendorsed\b|\bconclu(?:ded|sion)\b"
        r"|\bagreed by (?:the )?(?:full )?(?:board|lscb|scb)\b")),
        (INCIDENT, "incident", (r"\bincident\b|\bdeath\b|\bdied\b|\binjur\w+|\bevent\b|\bhurt\b|\bhappen\w*|\badmi(?:ssion"
        r"|tted)\b|\bdisclos\w+|\bcollapse\b|\bfound dead\b")),
    )
)  # fmt: skip
LABEL = re.compile(
    r"(?:^|[;.]\s+|\n)\W*(?:[\d.]+\s+)?(?P<label>[A-Z][^:;.\n|]{2,60}?)(?:\*\*)?\s*(?::|\s[\u2013\u2014-]\s)\W*(?:on\s+)?$"
)
RUN_IN = re.compile(r"\W*(?:[\d.]+\s+)?(?P<label>[A-Z][\w' ]{2,30}?)\W*")
ASKS_WHO = re.compile(r"\bwho (?:told|said|decided|agreed|reported)\b", re.IGNORECASE)
OF_REVIEW = re.compile(r"\b(?:scr|review|milestones|governance)\b", re.IGNORECASE)
ACTUAL = re.compile(r"\b(?:actual|achieved|done|met|completed|happened|took place)\b", re.IGNORECASE)
FRONT_OTHER = re.compile(
    r"\b(?:born|died|death|injur\w+|period|between|incident|meeting|was|were|is|met|told|held|began|print\w*|saved|releas\w+"
    r"|embargo\w*|before|until|hearing|court|convict\w+|opened|ofsted|updated|amended|revised|terms|letter|ref|to the"
    r"|template|form|appointed|commission\w*)\b|\u00a9|\bv\d|\breview date\b",
    re.IGNORECASE,
)
"""What another date than that of the report is of."""
MOST_LINE = 140
"""The longest line that can stand above the first chapter: what is longer begins it."""
MOST_LABEL_WORDS, LEAST, PAIR, NIGHT = 9, 2, 2, 16


def forms_in(text: Text, dates: Dates) -> Iterator[Dated]:
    """The events that forms and asking headings date, in order of place."""
    tables: dict[int, list[Dated]] = {}
    for index, stated in dates.items():
        sentence = text.sentences[index]
        if sentence.block.kind is BlockKind.TABLE_ROW and len(sentence.block.cells) >= PAIR and sentence.block.table is not None:
            label, value = sentence.block.cells[:PAIR]
            own = _happened(text, sentence, [d for d in stated if d.start >= value[0]])
            named = _named(text.document.text[slice(*label)]) if len(own) == 1 and stated[0].start >= value[0] else None
            if named:
                tables.setdefault(sentence.block.table, []).append(Dated(named[0], frozenset({named[1]}), own[0], sentence))
    yield from _noted(text, dates)
    for found in tables.values():
        if len({e.fact for e in found}) >= LEAST:
            yield from found
    yield from _answers(text, dates)


def _happened(text: Text, row: Sentence, stated: list[StatedDate]) -> list[StatedDate]:
    """Of several dates in a row that in the column for what was done: "Target | Actual"."""
    header = text.headers.get(row.block.table or 0)
    cells = header.block.cells if header else ()
    columns = [k for k, cell in enumerate(cells) if ACTUAL.search(text.document.text[slice(*cell)])]
    if len(stated) < PAIR or len(columns) != 1 or columns[0] >= len(row.block.cells):
        return stated
    first, stop = row.block.cells[columns[0]]
    return [day for day in stated if first <= day.start < stop]


def dated_front(text: Text, dates: Dates) -> Iterator[Dated]:
    """The date that a report bears, in the lines above its first chapter: alone before one after a name or the board."""
    alone, beside = list[Dated](), list[Dated]()
    for sentence in text.sentences:
        line = text.document.text[sentence.block.start : sentence.block.end].rstrip(" *_")
        if line.endswith(".") or len(line) > MOST_LINE or sentence.block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            break
        for day in dates.get(sentence.index, ()):
            printed = text.document.text[day.start : day.end]
            before = line.removesuffix(printed).strip(" *_,:|\u2013\u2014-")
            if not day.inferred and line.endswith(printed) and not (FRONT_OTHER.search(before) or NOT_THIS.search(before)):
                (beside if before and before.lower() != "date" else alone).append(
                    Dated(COMPLETED, frozenset({"borne"}), day, sentence)
                )
    yield from (alone or beside)[-1:]


def _noted(text: Text, dates: Dates) -> Iterator[Dated]:
    """The dates of notes below each other, each with a label: "Notified to LSCB: 13/5/09", "**Reporting.** … on 7 May"."""
    parts: dict[int, list[Dated]] = {}
    for index, stated in dates.items():
        sentence = text.sentences[index]
        if sentence.block.kind not in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) or _in_story(sentence):
            continue
        quote = text.quote(sentence)
        before = text.sentences[index - 1] if index else sentence
        head = RUN_IN.fullmatch(text.quote(before)) if before.block is sentence.block else None
        for k, day in enumerate(stated):
            begin = stated[k - 1].end - sentence.start if k else 0
            label = LABEL.search(quote[begin : day.start - sentence.start]) or (head if not k else None)
            named = _named(label["label"]) if label else None
            if named:
                parts.setdefault(sentence.section.index, []).append(Dated(named[0], frozenset({named[1]}), day, sentence))
    for found in parts.values():
        if len({e.fact for e in found}) > LEAST:
            yield from found


def _in_story(sentence: Sentence) -> bool:
    """Whether a part tells the story of the case: "Timeline of SCR" does not."""
    return sentence.section.role in STORY_SECTIONS and not OF_REVIEW.search(sentence.section.title)


def _named(label: str) -> tuple[str, str] | None:
    """The event that a label names: the first kind whose words it holds."""
    if len(label.split()) > MOST_LABEL_WORDS or NOT_THIS.search(label):
        return None
    return next(((fact, kind) for fact, kind, pattern in LABELS if pattern.search(label)), None)


def _answers(text: Text, dates: Dates) -> Iterator[Dated]:
    """The first date below a heading that asks when something happened; two things asked get two dates, in their order."""
    for heading in text.sentences:
        quote = text.quote(heading).strip().rstrip("*_")
        run_in = heading.block.kind is BlockKind.PARAGRAPH and heading.start <= heading.block.start + len("**")
        if not quote.endswith("?") or not (run_in or heading.block.kind is BlockKind.HEADING):
            continue
        asked = [(m.start(), fact, kind) for fact, kind, pattern in LABELS if (m := pattern.search(quote))]
        asks = "when" in quote.lower() or (run_in and ASKS_WHO.search(quote))
        asked = sorted(asked) if asks and not NOT_THIS.search(quote) else []
        answer = _rest(text, heading) if run_in else _below(text, heading)
        given = [(d, s) for s in answer for d in dates.get(s.index, ())]
        if len(asked) == 1 and given:
            yield Dated(asked[0][1], frozenset({asked[0][2]}), *given[_overnight(text, given)])


def _overnight(text: Text, given: list[tuple[StatedDate, Sentence]]) -> int:
    """Which of the dates is meant: the second of "the night of 30 April to 1 May", else the first."""
    first = given[0][0]
    before = text.document.text[max(0, first.start - NIGHT) : first.start]
    return int(len(given) > 1 and "night of" in before)


def _rest(text: Text, question: Sentence) -> list[Sentence]:
    """What follows a question in its own paragraph."""
    after = text.sentences[question.index + 1 : question.index + 1 + MOST_LABEL_WORDS]
    return [s for s in after if s.block is question.block]


def _below(text: Text, heading: Sentence) -> list[Sentence]:
    """The first paragraph below a heading."""
    after = text.sentences[heading.index + 1 : heading.index + 2]
    if not after or after[0].block.kind is not BlockKind.PARAGRAPH:
        return []
    block, found = after[0].block, []
    for index in range(heading.index + 1, len(text.sentences)):
        sentence = text.sentences[index]
        if sentence.block is not block:
            break
        found.append(sentence)
    return found
