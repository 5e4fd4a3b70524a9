"""The words for kin: which words name which relative, and whose mother is whose grandmother.

Data for whoever reads relatives: ``flags.naming``, ``name_matching`` and ``participation``.
"""

from __future__ import annotations

KIN = {
    "mother": "mother mum mam mummy mom", "father": "father dad daddy", "parent": "parent",
    "grandmother": "grandmother nan nana gran granny grandma baba nain nanna great-grandmother step-grandmother",
    "grandfather": "grandfather grandad grandpa taid granddad great-grandfather step-grandfather",
    "grandparent": "grandparent great-grandparent", "aunt": "aunt auntie aunty great-aunt", "uncle": "uncle great-uncle",
    "sister": "sister half-sister stepsister", "brother": "brother half-brother stepbrother", "sibling": "sibling",
    "stepfather": "stepfather stepdad", "stepmother": "stepmother stepmum",
    "partner": "partner boyfriend girlfriend husband wife",
    "cousin": "cousin", "carer": "carer guardian", "child": "child boy girl son daughter", "friend": "friend neighbour lodger",
}  # fmt: skip
WORDS = {word: kin for kin, words in KIN.items() for word in words.split()}
UNRELATED = frozenset({"carer", "friend"})
"""The groups that stand close to a child without being kin."""
MEMBERS = {
    "parent": {"mother", "father"}, "grandparent": {"grandmother", "grandfather"}, "sibling": {"brother", "sister", "child"},
    "child": {"brother", "sister"},
}  # fmt: skip
SIDES = {"mother": "maternal", "father": "paternal"}
THROUGH = {
    "mother": "grandmother", "father": "grandfather", "parent": "grandparent", "sister": "aunt", "brother": "uncle",
}  # fmt: skip
ABBREVIATED = {
    "mgm": "maternal grandmother", "mgf": "maternal grandfather", "pgm": "paternal grandmother", "pgf": "paternal grandfather",
    "mo": "mother", "fa": "father", "sibs": "siblings", "step-fa": "stepfather",
}  # fmt: skip


def related() -> tuple[str, ...]:
    """Every word for a relative, the longest first."""
    return tuple(sorted((word for word, kin in WORDS.items() if kin not in UNRELATED), key=lambda word: (-len(word), word)))
