"""Does a sentence only claim that something was good, and show nothing of it?

Asked of a passage that would count for a review (principle 4: depth, not presence): "the reports were of a
consistently high standard" praises and tells nothing. A claim shows something as soon as it holds a number, a name, a
quotation, a reason, an exception, or somebody or something of the case. The words are in the pack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.matching.features import has

if TYPE_CHECKING:
    from scr_checker.reading.text import Sentence

CLAIM = "claim_word"
CLAIMED = "speaks in general terms of praise or assurance, and shows nothing that they rest on"
SHOWING = frozenset({"claim_shows", "family_member", "child_word", "practitioner", "cause"})
DETAIL = re.compile(r"\d|\?|[\"\u201c\u201d\u2018|]")
FEWEST_WORDS = 5


def only_claims(sentence: Sentence, quote: str) -> bool:
    """Whether the sentence holds a word of praise or assurance and nothing that would show what it rests on."""
    if CLAIM not in sentence.concepts or sentence.block.kind is BlockKind.TABLE_ROW or len(sentence.words.keys) < FEWEST_WORDS:
        return False
    return SHOWING.isdisjoint(sentence.concepts) and not DETAIL.search(quote) and not has("name", quote)
