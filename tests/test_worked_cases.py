"""Do the fourteen worked cases of the grading scheme come out as its table says, by the rule that decided?

Each case is a small submission: the levels of its criteria, the level of each agency review where the case turns on
them, and a line of text where it turns on identity. Text alone cannot carry a whole level to order, so the levels are
given; everything from there on (the set of reviews, compensation, materiality, the gate, the rules) is the checker's.
"""

from dataclasses import dataclass, field

import pytest

from scr_checker.agency_reviews import ReviewSet, as_judged, circumstances, level_of
from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument
from scr_checker.proposal import propose_overall
from scr_checker.readers import read_document
from scr_checker.reading.text import read
from scr_checker.result import CriterionJudgement

CODES = ("TOR", "OVR", "IMR", "LRN", "REC", "FAM", "EQD", "IND", "RES", "TIM")
LEVELS = {"G": "good", "A": "adequate", "I": "inadequate", "?": "not_assessable"}
PLAIN = "The panel met in May. The overview report found that two visits had been missed."
DEPRESSED = "The mother is disabled by depression and takes medication for her mental illness."


@dataclass(frozen=True)
class Case:
    """A worked case. ``reviews``: the level of each agency review, a letter each; ``filled``: the overview makes up for them."""

    name: str
    levels: str
    grade: str
    rules: tuple[str, ...]
    reviews: str = ""
    filled: bool = False
    text: str = PLAIN
    types: tuple[str, ...] = ("overview_report",)
    possible: tuple[str, ...] = field(default=())


CASES = (
    Case("1 late but excellent", "GGGGGGAGGI", "good", ("G1",)),
    Case("2 on time, and only retold", "AIAIAAAGIG", "inadequate", ("I1",)),
    Case("3 terms of reference in national words only", "IGAGGGAGGG", "adequate", ("A1",)),
    Case("4 terms silent on family and equality, the rest good", "AGGGGGAGAG", "good", ("G1",)),
    Case("5 four of eleven reviews inadequate, made up for", "GG?GGAAGGA", "good", ("C1", "G1"), "IIII" + "G" * 7, filled=True),
    Case("5 the same, not made up for", "GG?GGAAGGA", "adequate", ("A3",), "IIII" + "G" * 7),
    Case("6 five of nine reviews inadequate, chair not independent", "AI?AAAAIAA", "inadequate", ("I2",), "IIIIIAAAA"),
    Case("6 the same, had the overview challenged them", "AG?AAAAIAA", "adequate", ("A3", "A5"), "IIIIIAAAA", filled=True),
    Case("7 parents not invited, for a recorded reason", "GGGGGAAGAA", "good", ("G1",)),
    Case("8 not one word on the family", "GGGGGIAGGG", "adequate", ("A6",)),
    Case("9 identity dismissed where it was not material", "GGAGGGIGGG", "good", ("G1",)),
    Case("9 the same, with a parent's depression", "GGAGGGIGGG", "adequate", ("A7",), text=DEPRESSED),
    Case("10 only the executive summary", "????AA?A?A", "not_enough_evidence", ("no_overview_report",),
         types=("executive_summary",), possible=("inadequate", "adequate", "good")),
    Case("11 vague recommendations, no owners", "GGGGIAGGGA", "adequate", ("A4",)),
    Case("12 one weak review of ten", "GG?GGAAAGA", "good", ("G1",), "I" + "G" * 9),
    Case("13 focused on an adult", "GGGGAAAGAA", "good", ("G1",)),
    Case("14 one letter each, views in an appendix", "GGGGGAAGAG", "good", ("G1",)),
)  # fmt: skip


def documents_of(case, pack):
    text = read(read_document("draft.md", f"# Report\n\n{case.text}\n".encode()), pack, matcher_for(pack))
    return tuple(ReadDocument(f"d{n}", kind, text) for n, kind in enumerate(case.types, 1))


def criteria_of(case, pack):
    """The judgements of a case, its agency reviews judged as a set."""
    given = dict(zip(CODES, case.levels, strict=True))
    reviews = set_of(case)
    made = []
    for criterion in pack.criteria:
        if not criterion.gate:
            judgement = CriterionJudgement(
                id=criterion.id,
                title=criterion.title,
                judgement=LEVELS[given[criterion.code]],
                reasons=(),
                held_back_by=(),
                expectations=(),
            )
            made.append(as_judged(judgement, reviews, names_of(case)) if criterion.code == "IMR" else judgement)
    return tuple(made), reviews


def names_of(case):
    return {f"r{n}": f"imr-{n}.md" for n in range(len(case.reviews))}


def set_of(case):
    if not case.reviews:
        return None
    levels = dict(zip(names_of(case), (LEVELS[letter] for letter in case.reviews), strict=True))
    return ReviewSet(levels, level_of(list(levels.values())), case.filled)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_comes_out_as_the_table_says(case, pack):
    criteria, reviews = criteria_of(case, pack)
    overall = propose_overall(documents_of(case, pack), criteria, (), pack, circumstances(reviews))
    assert overall.judgement == case.grade
    assert tuple(reason.rule for reason in overall.reasons) == case.rules
    assert overall.possible == case.possible or case.grade != "not_enough_evidence"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_rule_comes_with_its_paragraphs(case, pack):
    criteria, reviews = criteria_of(case, pack)
    overall = propose_overall(documents_of(case, pack), criteria, (), pack, circumstances(reviews))
    assert all(reason.guidance and reason.text for reason in overall.reasons)


@pytest.mark.parametrize(
    ("letters", "level"),
    [
        ("GGG", "good"), ("GGA", "good"), ("GA", "adequate"), ("GGI", "inadequate"), ("GGGI", "adequate"), ("AAA", "adequate"),
        ("IIIIGGGGGGG", "inadequate"), ("IGGGGGGGGG", "adequate"), ("II", "inadequate"),
    ],
)  # fmt: skip
def test_the_set_follows_the_fractions(letters, level):
    assert level_of([LEVELS[letter] for letter in letters]) == level


def test_a_review_with_nothing_in_it_counts_as_weak():
    assert level_of(["not_evident", "good"]) == "inadequate"


SELF_CRITICAL = """# {agency}

## Individual Management Review: Child Q

I interviewed the five staff who knew Q and read the records.

### What we make of it

We were wrong not to ask Q what frightened him, because we had taken his silence for calm. We should have visited him at home.
Nobody asked why he had stopped eating, and we failed him.

Signed off by the Chief Executive.
"""
THIN = "# Ferrow Constabulary\n\n## Individual Management Review: Child Q\n\nThe logs were read. No lessons were identified.\n"
OPENING = "# Serious Case Review: Child Q\n\n## Overview Report\n\n### What I was given\n\n"
UNFILLED = f"{OPENING}The Constabulary sent a report.\n"
FILLED = f"""{OPENING}The report from the Constabulary is thin and silent on the visit of 3 May. I met both officers myself and
read their pocket books.
"""


@pytest.mark.parametrize(("overview", "filled"), [(FILLED, True), (UNFILLED, False)])
def test_each_review_is_judged_by_itself_and_the_overview_may_make_up_for_it(overview, filled, pack):
    from scr_checker.agency_reviews import judge_set
    from scr_checker.evidence import find_evidence

    sources = {
        "health.md": SELF_CRITICAL.format(agency="Ferrow NHS Trust"),
        "school.md": SELF_CRITICAL.format(agency="Ferrow School"),
        "police.md": THIN,
        "overview.md": overview,
    }
    types = ("imr", "imr", "imr", "overview_report")
    documents = tuple(
        ReadDocument(name, kind, read(read_document(name, text.encode()), pack, matcher_for(pack)))
        for (name, text), kind in zip(sources.items(), types, strict=True)
    )
    reviews = judge_set(documents, find_evidence(documents, pack), pack)
    assert reviews.levels["police.md"] in ("inadequate", "not_evident")
    assert reviews.levels["health.md"] in ("adequate", "good")
    assert reviews.compensated is filled


def test_one_review_by_itself_is_no_set(pack):
    from scr_checker.agency_reviews import judge_set

    text = read(read_document("a.md", THIN.encode()), pack, matcher_for(pack))
    assert judge_set((ReadDocument("d1", "imr", text),), {}, pack) is None
