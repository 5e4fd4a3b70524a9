"""The cases of this folder as files to judge: a base or a whole document, with what a case changes in it.

``put`` replaces words that must stand in the base; ``damage`` is what a bad scan or a broken font does to a text;
``tracked`` makes a Word file; ``guidance`` puts in pages of the source report, which is never kept here.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import yaml
from tests.readers.word_files import p, r, tc, tr, word_file

HERE = Path(__file__).parent
REFERENCE = Path(os.environ.get("SCR_REFERENCE", HERE.parent.parent.parent / "shared" / "reference"))
SOURCE = REFERENCE / "ofsted-learning-lessons-2009-2010.txt"
WHO = 'w:id="1" w:author="A" w:date="2010-01-01T00:00:00Z"'
MOJIBAKE = {"’": "â€™", "“": "â€œ", "”": "â€\x9d", '"': "â€œ", "é": "Ã©", "'": "â€™", "–": "â€“", ",": "â€š"}
LETTERS = (("m", "rn"), ("h", "li"), ("w", "vv"), ("d", "cl"), ("o", "0"), ("i", "1"), ("e", "c"))
ALTERED = (("should", "ought to"), ("reviews", "the reviews"), ("children", "young people"), ("was", "had been"))


def cases() -> list[dict[str, Any]]:
    """Every case, with the flag that its file is named after."""
    files = sorted(HERE.glob("*.yaml"))
    return [case | {"flag": path.stem} for path in files for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def as_file(case: dict[str, Any]) -> tuple[str, bytes]:
    """The name and the bytes of a case's document."""
    folder, name = ("whole", case["whole"]) if "whole" in case else ("bases", case["base"])
    text = (HERE / folder / f"{name}.md").read_text(encoding="utf-8")
    for old, new in case.get("put", ()):
        assert old in text, f"{case['id']}: not in the base: {old}"
        text = text.replace(old, new)
    if "guidance" in case:
        text = _with_guidance(text, case["guidance"])
    if "tracked" in case:
        return "draft.docx", _word(text, case["tracked"])
    return "draft.md", _damaged(text, case.get("damage", "")).encode()


def _with_guidance(text: str, how: str) -> str:
    page = SOURCE.read_text(encoding="utf-8")[90_000:94_000]
    if how == "altered":
        for old, new in ALTERED:
            page = re.sub(rf"\b{old}\b", new, page)
    if how != "laced":
        return f"{text}\n\n## Background\n\n{page}\n"
    paragraphs = [" ".join(x.split()) for x in page.split("\n\n") if len(x.split()) > 30]
    own = text.split("\n\n")
    for place, paragraph in enumerate(paragraphs[:5]):
        own.insert(8 + 3 * place, paragraph)
    return "\n\n".join(own)


def _damaged(text: str, how: str) -> str:
    if how == "half":
        middle = len(text) // 2
        return text[:middle] + _damaged(text[middle:], "letters")
    words = re.split(r"(\s+)", text)
    if how == "letters":
        return "".join(_scanned(word, place) for place, word in enumerate(words))
    if how == "joined":
        return "".join(w for i, w in enumerate(words) if i % 2 == 0 or "\n" in w or i % 13 == 1)
    if how == "spaced":
        return "".join(" ".join(w) if w.isalpha() and i % 4 == 0 else w for i, w in enumerate(words))
    if how == "codes":
        return "".join(f"(cid:{len(w)})(cid:{i % 90})" if w.isalpha() and i % 6 == 0 else w for i, w in enumerate(words))
    if how == "mojibake":
        return "".join(MOJIBAKE.get(c, c) for c in text)
    return text


def _scanned(word: str, place: int) -> str:
    old, new = LETTERS[(place // 2) % len(LETTERS)]
    return word.replace(old, new) if word.isalpha() and place % 3 else word


def _word(text: str, how: str) -> bytes:
    paragraphs = [p(x.lstrip("# ")) for x in text.split("\n\n")]
    put = f"<w:ins {WHO}>{r(' That was late.')}</w:ins>"
    out = f'<w:del {WHO}><w:r><w:delText xml:space="preserve"> That was not late.</w:delText></w:r></w:del>'
    paragraphs[9:9] = {
        "ins": [p("The letter came.", put)],
        "del": [p("The letter came.", out)],
        "move": [
            p("The letter came.", f"<w:moveFrom {WHO}>{r(' It was late.')}</w:moveFrom>"),
            p("The reply went.", f"<w:moveTo {WHO}>{r(' It was late.')}</w:moveTo>"),
        ],
        "cell": [f"<w:tbl>{tr(tc('Letter'), tc(p('came', put)))}</w:tbl>"],
        "comment": [p("The letter came.", '<w:commentRangeStart w:id="0"/>', r(" Late."), '<w:commentRangeEnd w:id="0"/>')],
        "clean": [],
    }[how]
    notes = f'<w:comment w:id="0" w:author="A">{p("Is that so?")}</w:comment>'
    return word_file("".join(paragraphs), **({"comments": notes} if how == "comment" else {}))
