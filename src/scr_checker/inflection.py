"""Which forms an English word takes: inflections and British or American spelling.

Used by ``language`` when a pack is loaded, never on a document: a term is written once in its base form.
"""

from __future__ import annotations

import re

IRREGULAR: dict[str, tuple[str, ...]] = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
say says said saying
see sees saw seen seeing
meet meets met meeting
tell tells told telling
take takes took taken taking
give gives gave given giving
write writes wrote written writing
speak speaks spoke spoken speaking
come comes came coming
know knows knew known knowing
think thinks thought thinking
find finds found finding
make makes made making
hear hears heard hearing
hold holds held holding
bring brings brought bringing
draw draws drew drawn drawing
seek seeks sought seeking
set sets setting
put puts putting
lose loses lost losing
feel feels felt feeling
leave leaves left leaving
keep keeps kept keeping
send sends sent sending
begin begins began begun beginning
become becomes became becoming
show shows showed shown showing
choose chooses chose chosen choosing
understand understands understood understanding
read reads reading
rise rises rose risen rising
fall falls fell fallen falling
grow grows grew grown growing
pay pays paid paying
lead leads led leading
build builds built building
sit sits sat sitting
stand stands stood standing
lie lies lay lain lying
run runs ran running
ring rings rang rung ringing
teach teaches taught teaching
catch catches caught catching
buy buys bought buying
fight fights fought fighting
spend spends spent spending
sign signs signed signing
drive drives drove driven driving
break breaks broke broken breaking
overlook overlooks overlooked overlooking
forget forgets forgot forgotten forgetting
get gets got gotten getting
let lets letting
cut cuts cutting
shut shuts shutting
cost costs costing
arise arises arose arisen arising
bear bears bore borne bearing
withdraw withdraws withdrew withdrawn withdrawing
undertake undertakes undertook undertaken undertaking
overtake overtakes overtook overtaken overtaking
child children
person people persons
man men
woman women
life lives
wife wives
analysis analyses
hypothesis hypotheses
thesis theses
criterion criteria
half halves
foot feet
""".strip().splitlines()
}
_VARIANTS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"our$"), "or"),
    (re.compile(r"our(ed|ing|s|able|al|ite)$"), r"or\1"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"mme$"), "m"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"lled$"), "led"),
    (re.compile(r"lling$"), "ling"),
    (re.compile(r"lment$"), "llment"),
    (re.compile(r"dgement$"), "dgment"),
    (re.compile(r"^enquir"), "inquir"),
    (re.compile(r"^paed"), "ped"),
)
_NO_ING = frozenset({"this", "that", "the", "and", "for", "not", "with", "from", "his", "her", "its", "was", "who"})
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$|(?:refer|occur|permit|admit|commit|submit|defer|prefer|omit)$")
_ENDING_L = re.compile(r"[aeiou]l$")


def spelling_variants(word: str) -> set[str]:
    """The word and its British or American variants."""
    variants = {word}
    for pattern, replacement in _VARIANTS:
        if len(word) > 4 and pattern.search(word):
            variants.add(pattern.sub(replacement, word))
    return variants


def inflections(word: str) -> set[str]:
    """The forms of a noun or verb in its base form, itself included. Other words come back alone."""
    if word in IRREGULAR:
        return {word, *IRREGULAR[word]}
    if len(word) < 3 or not word.isalpha() or word in _NO_ING or word.endswith(("ly", "ing", "ed")):
        return {word}
    return {word, _plural(word), *_verb_forms(word)}


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _verb_forms(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word[:-1] + "ied", word + "ing"}
    doubled = {word + word[-1] + "ed", word + word[-1] + "ing"}
    plain = {word + "ed", word + "ing"}
    if _DOUBLING.search(word):
        return doubled
    return plain | doubled if _ENDING_L.search(word) else plain
