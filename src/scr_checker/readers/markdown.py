"""What does a markdown file say? Bytes to parts, markup removed.

A format of ``read_document``: markdown-it-py finds the blocks; text without markup characters skips its
inline parser, which keeps a million words within seconds.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scr_checker.document import BlockKind
from scr_checker.readers import printed_numbers, problems, text_lines, txt
from scr_checker.readers.building import Extract, Part, Run, from_runs, row, struck_stretches
from scr_checker.readers.critic_marks import accept
from scr_checker.readers.decoding import decode
from scr_checker.readers.line_ends import join_lines, without_divisions

# markdown-it logs the state of its parser, and with it the text, to whoever listens for debug messages.
logging.getLogger("markdown_it").setLevel(logging.WARNING)
_NESTED = {"maxNesting": 60}
_PARSER = MarkdownIt("commonmark", _NESTED).enable(["table", "strikethrough"]).disable(["code", "html_block"])
_BLOCKS_ONLY = MarkdownIt("commonmark", _NESTED).enable(["table"]).disable(["code", "html_block", "inline"])
_MARKED_UP = re.compile(r"^#{1,6} |\*\*|^\|? *:?-{3,}:? *\||^[-*+] |^> |^\d+[.)] |\{\+\+|\{--|\{>>|~~|\[\^", re.MULTILINE)
_SPECIAL = re.compile(r"[*_~`\[\]<>&\\!]")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|center|cite|div|em|font|hr|i|img|mark|o:p|p|q|small|span|strong|sub|sup|u|wbr|del|ins|s|strike)\b",
    re.IGNORECASE,
)
_STRIKING = re.compile(r"<(/?)(?:del|s|strike)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_LONGEST_INLINE = 50_000


def read(data: bytes) -> Extract:
    """The parts of a markdown file; one without any markup is read as plain text."""
    text = decode(data)
    if not _MARKED_UP.search(text):
        return txt.read_text(text)
    accepted = accept(text)
    body, notes = _without_footnotes(text_lines.without_page_numbers(_without_comments(accepted.text)))
    parts = _parts(_with_paragraph_breaks(without_divisions(body)))
    for number, note in notes:
        parts += from_runs(BlockKind.FOOTNOTE, _runs(note), number=number)
    for comment in accepted.comments:
        parts += from_runs(BlockKind.COMMENT, _runs(comment))
    changes = problems.tracked_changes(accepted.insertions, accepted.deletions, comments=len(accepted.comments))
    return Extract(tuple(parts), changes)


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _without_footnotes(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its footnotes and their marks, and the footnotes in order."""
    if "[^" not in text:
        return text, []
    notes: list[tuple[str, list[str]]] = []
    body: list[str] = []
    inside = False
    for line in text.split("\n"):
        definition = _FOOTNOTE.match(line)
        if definition:
            notes.append((definition[1], [definition[2]]))
        elif inside and line.strip():
            notes[-1][1].append(line)
        else:
            body.append(line)
        inside = bool(definition) or (inside and bool(line.strip()))
    known = {name for name, _ in notes}
    marked = _REFERENCE.sub(lambda match: "" if match[1] in known else match[0], "\n".join(body))
    return marked, [(name, " ".join(lines)) for name, lines in notes]


def _with_paragraph_breaks(text: str) -> str:
    """A line that begins with a printed number begins a paragraph, though markdown would run it on."""
    lines = text.split("\n")
    out: list[str] = []
    for line in lines:
        before = out[-1].rstrip() if out else ""
        if before and before[-1] in '.:;?!)]”’"*' and not before.lstrip().startswith(("|", ">")):
            match = printed_numbers.find(line)
            if match and not (match["single"] or match["letter"]):
                out.append("")
        elif before and printed_numbers.find(before) and printed_numbers.find_named(line):
            out.append("")
        out.append(line)
    return "\n".join(out)


def _parts(text: str) -> list[Part]:
    parts: list[Part] = []
    tables = 0
    marker = ""
    tokens = _BLOCKS_ONLY.parse(text)
    for at, token in enumerate(tokens):
        if token.type == "list_item_open":
            marker = token.info + token.markup if token.info else "-"
        elif token.type == "table_open":
            tables += 1
            parts += _table(_until(tokens, at, "table_close"), tables)
        elif token.type == "fence":
            parts += [part for line in token.content.split("\n") for part in _plain(line)]
        elif token.type == "inline" and tokens[at - 1].type in ("heading_open", "paragraph_open"):
            parts += _block(tokens[at - 1], token, marker)
            marker = ""
    return parts


def _plain(line: str) -> list[Part]:
    return from_runs(BlockKind.PARAGRAPH, [Run(line)])


def _until(tokens: Sequence[Token], start: int, kind: str) -> Iterator[Token]:
    for at in range(start, len(tokens)):
        if tokens[at].type == kind:
            return
        yield tokens[at]


def _block(opening: Token, inline: Token, marker: str) -> list[Part]:
    runs = _runs(inline.content)
    if opening.type == "heading_open":
        level = int(opening.tag[1:])
        return from_runs(BlockKind.HEADING, runs, level=level)
    kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
    if len(marker) < 2:
        return from_runs(kind, runs)
    return from_runs(kind, runs, prefix=marker, number=marker.rstrip(".)"))


def _table(tokens: Iterator[Token], table: int) -> list[Part]:
    parts: list[Part] = []
    cells: list[list[Run]] = []
    header = False
    for token in tokens:
        if token.type == "tr_open":
            cells, header = [], False
        elif token.type == "th_open":
            header = True
        elif token.type == "inline":
            cells.append(_runs(token.content))
        elif token.type == "tr_close":
            texts = ["".join(run.text for run in cell if not run.struck) for cell in cells]
            parts.append(row(texts, table, header=header))
            struck = [stretch for cell in cells for stretch in struck_stretches(cell)]
            parts += [Part(BlockKind.PARAGRAPH, stretch, struck=True) for stretch in struck]
    return parts


def _runs(content: str) -> list[Run]:
    content = join_lines(content)
    if len(content) > _LONGEST_INLINE or not _SPECIAL.search(content):
        return [Run(content)]
    tokens: list[Token] = []
    _PARSER.inline.parse(content, _PARSER, {}, tokens)
    return list(_formatted(tokens))


def _formatted(tokens: Sequence[Token]) -> Iterator[Run]:
    bold = italic = struck = 0
    for token in tokens:
        step = token.nesting
        bold += step if token.type.startswith("strong_") else 0
        italic += step if token.type.startswith("em_") else 0
        struck += step if token.type.startswith("s_") else 0
        text = token.content
        if token.type in ("softbreak", "hardbreak"):
            text = " "
        elif token.type == "html_inline":
            striking = _STRIKING.match(text)
            struck += (-1 if striking[1] else 1) if striking else 0
            text = "" if text.lower().startswith(("<!", "</")) or _TAG.match(text) else text
            text = " " if token.content.lower().startswith("<br") else text
        yield Run(text, bold > 0, italic > 0, struck > 0)
