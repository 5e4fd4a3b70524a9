"""What kind of document this is, with the reason: overview report, executive summary, IMR, template …

Between ``Text`` and evidence. An ordered list of tests over the title, the first page and what fills the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.reading.genres import later_framework_of, other_genre_of
from scr_checker.reading.guidance import MARKS, is_gap

if TYPE_CHECKING:
    from scr_checker.document import Block
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import DocumentType

TITLE_SENTENCES, TITLE_WORDS, NAMING_WORDS, OPENING_CHARACTERS = 14, 40, 14, 4000
LATER = (
    r"(?:child safeguarding|local child safeguarding|safeguarding) practice review|\blcspr\b|rapid review"
    r"|(?:child|adult) practice review|learning review|domestic homicide review|safeguarding adults? review"
    r"|single unified safeguarding|case management review|significant case review"
)
TITLES: tuple[tuple[str, DocumentType], ...] = (
    (LATER, "later_review"),
    (r"executive summary", "executive_summary"),
    (r"health overview|integrated health report|composite health report", "health_overview"),
    (r"individual management review|\bimr\b|management review|internal (?:management )?review", "imr"),
    (r"overview report", "overview_report"),
    (r"action plan", "action_plan"),
    (r"terms of reference", "terms_of_reference"),
    (r"integrated chronology|merged chronology", "chronology"),
    (r"serious case review|\bscr\b", "overview_report"),
)
OTHER = re.compile(
    r"\b(?:ofsted|inspection report|annual report|evaluations? of serious case reviews|policy|procedures?|business plan"
    r"|newsletter|thematic report|guidance|strategy|biennial analysis)\b",
    re.IGNORECASE,
)
REVIEWS_MANY = re.compile(r"\b(?:\d{2,}|all) (?:serious case )?reviews\b|evaluated by ofsted", re.IGNORECASE)
MANY_REVIEWS = 8
TEMPLATE_SHARE = 0.12
OF_SECTION = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:(?:the|about|on)\s+)?(?:individual |agency |agencies[\u2019'] )?(?:management reviews|imrs)\b"
    r"|.*\bimr authors\b|.*\b(?:individual )?management review authors\b",
    re.IGNORECASE,
)
"""A heading that speaks of several agencies' reviews: it heads a part of another document."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A document type and the reason in words."""

    type: DocumentType
    reason: str


def kind_of(text: Text, name: str) -> Kind:
    """The type of a document from its title, its opening and its content."""
    title, lines = _opening(text)
    if sum(_is_gap(text, s) for s in text.holding(*MARKS)) > TEMPLATE_SHARE * len(text.sentences):
        return Kind("template", "many of its places wait to be filled in")
    if len(REVIEWS_MANY.findall(text.document.text)) >= MANY_REVIEWS:
        return Kind("other", "it speaks of many reviews at once, as a report about reviews does")
    another = _another(text, f"{title}\n{lines}")
    if another:
        return another
    named = name.replace("-", " ").replace("_", " ")
    for source, words in (("its title", title), ("its opening", lines), ("its file name", named)):
        for pattern, kind in TITLES:
            found = re.search(pattern, words, re.IGNORECASE)
            if found:
                return Kind(kind, f"{source} says “{found.group().lower()}”")
    return _by_content(text, f"{title}\n{lines}")


def _is_gap(text: Text, sentence: Sentence) -> bool:
    return is_gap(text.quote(sentence), row=sentence.block.kind is BlockKind.TABLE_ROW)


def _another(text: Text, title: str) -> Kind | None:
    """Another framework or another genre, by several marks of its own."""
    whole = text.document.text
    framework = later_framework_of(title, whole)
    if framework:
        return Kind("later_review", f"its opening speaks of {framework}")
    sentences = [text.quote(s) for s in text.sentences if s.block.kind is not BlockKind.HEADING]
    named = "\n".join(line for line in title.split("\n") if len(line.split()) <= NAMING_WORDS)
    genre = other_genre_of(named, whole, sentences)
    return Kind("other", f"it has the marks of {genre}") if genre else None


def _opening(text: Text) -> tuple[str, str]:
    """The headings with which the document opens, and the lines among them, up to its first section or long paragraph."""
    headings: list[str] = []
    lines: list[str] = []
    before: Block | None = None
    for sentence in text.sentences[:TITLE_SENTENCES]:
        quote, block = text.quote(sentence), sentence.block
        heading = block.kind is BlockKind.HEADING
        follows = before is None or before.kind is BlockKind.HEADING
        if (heading and block.level > 1 and not follows) or len(quote.split()) > TITLE_WORDS:
            break
        if heading and headings and OF_SECTION.match(quote):
            break
        (headings if heading else lines).append(quote)
        before = block
    return "\n".join(headings), "\n".join(lines)


def _by_content(text: Text, title: str) -> Kind:
    opening = text.document.text[:OPENING_CHARACTERS]
    if re.search(r"serious case review|safeguarding (?:children )?board|\bscr\b", opening, re.IGNORECASE):
        return Kind("overview_report", "its opening speaks of a serious case review")
    if OTHER.search(title):
        return Kind("other", f"its title says “{OTHER.search(title).group().lower()}”")  # type: ignore[union-attr]
    reviews = len(text.where.get("review_person", ())) + len(text.where.get("agency_report", ()))
    if reviews >= MANY_REVIEWS and len(text.where.get("child_word", ())) >= MANY_REVIEWS:
        return Kind("overview_report", "it speaks throughout of a panel, an author and agencies' reports about a child")
    return Kind("other", "nothing in its title or opening speaks of a serious case review")
