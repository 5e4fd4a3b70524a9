"""Was a template left unfilled: placeholders, notes to the author, drafting notes?

One place that can only be a form's or a drafter's own words is enough. Dates still to come and names in brackets are
found in finished reports too (a plan's "TBC", "[her mother]" in a quotation), so they count only together; a plan's
dates to come and what stands in words quoted from a form never do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passages
from scr_checker.reading.guidance import MARKS, is_gap
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

ENOUGH = 3
PLAIN = re.compile(
    r"[\[<{](?:please )?(?:insert|enter|type|add|describe|complete|delete|choose|select|state|list"
    r"|specify)\b[^\]>}]{0,160}[\]>}]"
    r"|\bclick (?:here|or tap)\b[^.]{0,20}\benter\b|\bchoose (?:a|an) (?:date|item)\b|\blorem ipsum\b"
    r"|\b(?:dd|DD)[/.-](?:mm|MM)[/.-](?:yy|YY)|(?<![\w/:])[_.\s]{0,30}/[_.\s]{0,30}/\s?20\d\d\b|\b(?:xx|XX)[/.-](?:xx|XX"
    r"|\d\d)[/.-](?:xx|XX|\d\d)"
    r"|(?:\|\s*|^)[(\[](?:name of|names of|describe|insert|enter|state|add|give)\b[^)\]]{0,80}[)\]]"
    r"|\b(?:delete|remove) (?:this|these|the above) (?:note|notes|text|box|guidance|instructions?"
    r"|section)\b[^.]{0,30}\b(?:before|when|if)\b"
    r"|\bthis (?:section|part|chapter|table|box|appendix) (?:should|must|needs to|is to) (?:\w+ ){0,3}?"
    r"(?:be no (?:more|longer)|set out|describe|include|contain|explain|summarise|cover|give|list|state|be completed)\b",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"[\[({](?:DN|NB|[Dd]rafting note|[Nn]ote to (?:self|author)|TO ?DO|[Qq]uery|QUERY"
    r"|[Aa]uthor['\u2019]?s? note)\b\s?[:,\u2013\u2014-]"
    r"|[\[({][A-Z]{2,12}\s?[:,\u2013\u2014-] [^\])}]{3,200}\?"
    r"|[\[({][^\])}]{0,160}\b(?:[Cc]heck (?:this |that )?with|before (?:this|it) goes (?:out|to)|needs checking"
    r"|to be checked|[Cc]an we say"
    r"|[Ii]s (?:this|that) (?:still )?right\?|[Aa]re we sure)\b"
    r"|^\W*(?:DN|[Dd]rafting note|[Nn]ote to self|TO ?DO)\s?[:\u2013\u2014-]"
)
TO_COME = re.compile(r"\b(?:TBC|TBA|to be (?:confirmed|agreed|completed))\b", re.IGNORECASE)
RULE = re.compile(r"_{6,}")
MARKED = (
    *MARKS, "(", "/", "click", "choose a", "lorem ipsum", "dd.mm", "dd-mm", "delete th", "remove th",
    *(f"this {part}" for part in ("section", "part", "chapter", "table", "box", "appendix")),
    "dn", "drafting note", "note to self", "todo", "to do", "______",
)  # fmt: skip
"""What no place that waits or note to the author is without."""
SIGNING = re.compile(r"\b(?:sign|dated?\b|print|countersign|name in)|^\W*(?:chair|author|minute)", re.IGNORECASE)
QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]|(?<![\w])[\u2018'][^\u2018\u2019'\n]{3,80}[\u2019'](?!\w)")
FORM = re.compile(
    r"\b(?:form|box|template|proforma|pro-forma|letter|sheet|questionnaire|record) (?:\w+ ){0,4}?(?:read"
    r"|said|marked|headed|asked|with)\b"
)


def unfilled_template(document: ReadDocument) -> Flag | None:
    """A place that waits to be filled in, or three that may."""
    marked = [(s, _own(document, s)) for s in document.text.holding(*MARKED)]
    plain = {s.index for s, own in marked if _is_plain(own)}
    gaps = [s for s, own in marked if s.index in plain or _may_be_gap(s, own)]
    if not plain and len(gaps) < ENOUGH:
        return None
    waits, holds = ("places are", "hold notes") if len(gaps) > 1 else ("place is", "holds a note")
    message = f"{len(gaps)} {waits} still to be filled in or {holds} to the author."
    evidence = passages(document, gaps, "unfilled_template", "waits to be filled in")
    return Flag(id="unfilled_template", severity="serious", message=message, evidence=evidence)


def _own(document: ReadDocument, sentence: Sentence) -> str:
    """What the sentence says without the words that it quotes."""
    return QUOTED.sub(" ", document.text.quote(sentence))


def _is_plain(own: str) -> bool:
    if PLAIN.search(own) or NOTE.search(own):
        return not FORM.search(own)
    return bool(RULE.search(own)) and not SIGNING.search(own)


def _may_be_gap(sentence: Sentence, own: str) -> bool:
    row = sentence.block.kind is BlockKind.TABLE_ROW
    return is_gap(TO_COME.sub(" ", own) if row else own, row=row)
