"""What does a rich text file say? Bytes to parts, tracked changes as accepted.

A format of ``read_document``. striprtf keeps deleted words and loses headings, so the language is read
here: groups inherit their type, destinations that hold no text are passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scr_checker.document import BlockKind
from scr_checker.readers import problems
from scr_checker.readers.building import Extract, Run
from scr_checker.readers.rtf.state import APART, Frame, Look, State
from scr_checker.readers.rtf.tokens import Token, tokens

_SILENT_WORDS = (
    "fonttbl colortbl info header headerl headerr headerf footer footerl footerr footerf pict objdata fldinst xe"
    " tc txe rxe shprslt nonesttables ftnsep ftnsepc aftnsep filetbl private revtbl atnid atnauthor listtable"
    " listoverridetable pgdsctbl themedata datastore template generator bkmkstart bkmkend"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_STARRED = frozenset(["shpinst", "nesttableprops", "annotation"])
_MOST_GROUPS = 5_000


def read(data: bytes) -> Extract:
    """The parts of a rich text file."""
    state = State()
    for token in tokens(data):
        _KINDS[token.kind](state, token)
    while state.frames:
        state.end_apart()
    state.end_paragraph()
    state.end_table()
    notes = [part for part in state.apart if part.kind is BlockKind.FOOTNOTE]
    comments = [part for part in state.apart if part.kind is BlockKind.COMMENT]
    changes = problems.tracked_changes(state.insertions, state.deletions, comments=len(comments))
    return Extract((*state.parts, *notes, *comments), changes + problems.hidden_text(state.hidden))


def _open(state: State, _token: Token) -> None:
    if len(state.stack) >= _MOST_GROUPS:
        raise ValueError("too many groups within groups")
    state.stack.append(state.look)
    state.skip = 0


def _close(state: State, _token: Token) -> None:
    if state.frames and state.frames[-1][0] == len(state.stack):
        state.end_apart()
    state.look = state.stack.pop() if state.stack else Look()
    state.skip = 0


def _symbol(state: State, token: Token) -> None:
    if token.value == "*":
        state.look = replace(state.look, starred=True)


def _unicode(state: State, token: Token) -> None:
    _add(state, token.value)
    state.skip = state.look.fallback


def _text(state: State, token: Token) -> None:
    skipped = min(state.skip, len(token.value))
    state.skip -= skipped
    _add(state, token.value[skipped:])


def _add(state: State, text: str) -> None:
    look = state.look
    if look.silent or look.deleted or not text:
        return
    if look.place == "stylesheet":
        _name_style(state, text)
    elif look.place == "listtext":
        state.frame.marker += text
    elif look.hidden:
        state.hidden += bool(text.strip())
    else:
        state.frame.runs.append(Run(text, look.bold, look.italic, look.struck))


def _name_style(state: State, text: str) -> None:
    number, outline = state.style
    name = text.strip().rstrip(";").lower()
    if name.startswith("heading ") and name[8:9].isdecimal():
        state.levels[number] = int(name[8])
    elif name == "title":
        state.levels[number] = 1
    elif outline is not None and 0 <= outline < 9 and name:
        state.levels[number] = outline + 1


def _word(state: State, token: Token) -> None:
    name, look = token.value, state.look
    state.skip = 0
    if look.starred:
        state.look = replace(look, starred=False)
    if name in _SILENT or (look.starred and name not in _STARRED):
        state.look = replace(state.look, silent=True)
    elif name in APART and not look.silent:
        state.frames.append((len(state.stack), name, state.frame))
        state.frame = Frame()
    elif name in ("stylesheet", "listtext", "pntext"):
        state.look = replace(state.look, place="stylesheet" if name == "stylesheet" else "listtext")
    elif name in _SWITCHES:
        _switch(state, name, token.number != 0)
    elif name in _ACTIONS:
        _ACTIONS[name](state, token.number or 0)


def _switch(state: State, name: str, on: bool) -> None:
    if name in ("revised", "deleted") and on and not state.look.silent:
        state.insertions += name == "revised"
        state.deletions += name == "deleted"
    state.look = _SWITCHES[name](state.look, on)


def _paragraph(state: State, _number: int) -> None:
    if state.look.silent or state.look.deleted:
        return
    if state.frame.in_table or (state.frames and APART[state.frames[-1][1]] is not BlockKind.PARAGRAPH):
        state.frame.runs.append(Run(" "))
    else:
        state.end_paragraph()


def _defaults(state: State, _number: int) -> None:
    state.frame.style, state.frame.outline, state.frame.in_table = 0, None, False


def _plain(state: State, _number: int) -> None:
    state.look = replace(state.look, bold=False, italic=False, struck=False, hidden=False, deleted=False)


def _style(state: State, number: int) -> None:
    if state.look.place == "stylesheet":
        state.style = (number, None)
    else:
        state.frame.style = number


def _outline(state: State, number: int) -> None:
    if state.look.place == "stylesheet":
        state.style = (state.style[0], number)
    else:
        state.frame.outline = number


def _in_table(state: State, _number: int) -> None:
    state.frame.in_table = True


def _fallback(state: State, number: int) -> None:
    state.look = replace(state.look, fallback=max(0, min(number, 10)))


_KINDS: dict[str, Callable[[State, Token], None]] = {
    "{": _open, "}": _close, "symbol": _symbol, "unicode": _unicode, "text": _text, "word": _word,
}  # fmt: skip
_SWITCHES: dict[str, Callable[[Look, bool], Look]] = {
    "b": lambda look, on: replace(look, bold=on), "i": lambda look, on: replace(look, italic=on),
    "strike": lambda look, on: replace(look, struck=on), "striked": lambda look, on: replace(look, struck=on),
    "v": lambda look, on: replace(look, hidden=on), "deleted": lambda look, on: replace(look, deleted=on),
    "revised": lambda look, _: look,
}  # fmt: skip
_ACTIONS: dict[str, Callable[[State, int], None]] = {
    "par": _paragraph, "sect": _paragraph, "page": _paragraph, "pard": _defaults, "plain": _plain, "s": _style,
    "outlinelevel": _outline, "intbl": _in_table, "uc": _fallback,
    "cell": lambda state, _: state.end_cell(), "nestcell": lambda state, _: state.end_cell(inner=True),
    "row": lambda state, _: state.end_row(), "nestrow": lambda state, _: state.end_inner_row(),
}  # fmt: skip
