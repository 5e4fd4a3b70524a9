"""Does a change of the report move what it should, and nothing else?"""

import re

import pytest
from tests.conftest import ROOT, SAMPLES

ORDER = {"not_evident": 0, "not_assessable": 0, "inadequate": 0, "adequate": 1, "good": 2}
NAMES = ["good-child-e-harrowmere", "adequate-child-n-stanmoor", "columns-siblings-o-and-q-fernhythe"]
GUIDANCE = """
## Guidance on serious case reviews

Serious case reviews should consider how family members might contribute. The terms of reference should be clear and
specific to the case. Individual management reviews should be signed off by a senior manager of the agency. Reviews
should use research and the findings of other reviews. The chair and the author should be independent of all agencies.
Boards should monitor action plans. Race, culture, language, religion and disability should be considered in every review.
Overview reports should explain why things happened. Good reviews involve children and young people where possible.
"""


def text_of(name):
    return (SAMPLES / f"{name}.md").read_text(encoding="utf-8")


def levels(result):
    return {c.id: ORDER[c.judgement] for c in result.criteria}


def sections(text):
    """The report as its sections, each with its heading."""
    return re.split(r"(?m)^(?=#{2,3} )", text)


def family_sections(text):
    return [s for s in sections(text) if re.match(r"#{2,3} .*(?:famil|Famil|people who know|parents)", s)]


@pytest.mark.parametrize("name", NAMES)
def test_deleting_the_familys_part_can_only_lower_family_involvement(name, judge, judged):
    text = text_of(name)
    parts = family_sections(text)
    assert parts, "the sample has a section on the family's part"
    without = text
    for part in parts:
        without = without.replace(part, "")
    before, after = levels(judged[name]), levels(judge(without))
    assert after["family_involvement"] <= before["family_involvement"]
    assert judge(without).overall.judgement != "good" or judged[name].overall.judgement == "good"


def test_views_parked_in_an_appendix_are_worth_less(judge, judged):
    name = "good-child-e-harrowmere"
    text = text_of(name)
    part = family_sections(text)[0]
    body = part.split("\n", 1)[1]
    moved = text.replace(part, "### The family's part in the review\n\nTheir views are at Appendix 3.\n\n")
    moved += f"\n\n### Appendix 3: Parental views\n\n{body}\n"
    assert levels(judge(moved))["family_involvement"] <= levels(judged[name])["family_involvement"]


@pytest.mark.parametrize("name", NAMES)
def test_words_of_praise_and_blame_for_practice_change_nothing(name, judge, judged):
    text = text_of(name)
    changed = re.sub(r"\b(initial|core) assessment\b", r"inadequate \1 assessment", text)
    changed += "\n\n## Chronology\n\nOn 4 May the clinic recorded an adequate weight. The core assessment was inadequate.\n"
    assert levels(judge(changed)) == levels(judged[name])


@pytest.mark.parametrize("name", NAMES)
def test_guidance_lifts_nothing(name, judge, judged):
    before = levels(judged[name])
    after = levels(judge(text_of(name) + GUIDANCE))
    assert all(after[c] <= before[c] for c in before)


def test_a_page_of_the_source_report_lifts_nothing(judge, judged):
    source = ROOT.parent / "shared" / "reference" / "ofsted-learning-lessons-2009-2010.txt"
    if not source.exists():
        pytest.skip("the reference text is not beside this checkout")
    page = source.read_text(encoding="utf-8")[90_000:94_000]
    name = "inadequate-baby-v-pellbridge"
    before = levels(judged[name])
    after = levels(judge(text_of(name) + "\n\n## What is expected\n\n" + page))
    assert all(after[c] <= before[c] for c in before)


SWAPS = {
    "good-child-e-harrowmere": [("Harrowmere", "Westbridge"), ("HARROWMERE", "WESTBRIDGE")],
    "adequate-child-n-stanmoor": [("Stanmoor", "Kingsfell"), ("STANMOOR", "KINGSFELL")],
    "columns-siblings-o-and-q-fernhythe": [("Fernhythe", "Marlpool"), ("FERNHYTHE", "MARLPOOL")],
}


@pytest.mark.parametrize("name", NAMES)
def test_another_board_or_place_changes_nothing(name, judge, judged):
    text = text_of(name)
    for old, new in SWAPS[name]:
        text = text.replace(old, new)
    assert text != text_of(name)
    assert levels(judge(text)) == levels(judged[name])


PRONOUNS = {"he": "she", "him": "her", "his": "her", "boy": "girl", "son": "daughter", "himself": "herself"}


@pytest.mark.parametrize("name", ["adequate-child-n-stanmoor"])
def test_another_sex_changes_nothing(name, judge, judged):
    def other(match):
        word = match.group()
        new = PRONOUNS[word.lower()]
        return new.capitalize() if word[0].isupper() else new

    text = re.sub(rf"\b({'|'.join(PRONOUNS)})\b", other, text_of(name), flags=re.IGNORECASE)
    assert text != text_of(name)
    assert levels(judge(text)) == levels(judged[name])


def test_a_longer_delay_changes_only_timescales(judge, judged):
    name = "good-child-e-harrowmere"
    text = text_of(name)
    completed = [f for f in judged[name].facts if f.name == "review.completed_on"]
    assert completed, "the date of completion was read"
    later = text
    for fact in completed:
        year = re.search(r"20\d\d", fact.quote)
        if year:
            later = later.replace(fact.quote, fact.quote.replace(year.group(), str(int(year.group()) + 3)))
    assert later != text
    before, after = levels(judged[name]), levels(judge(later))
    assert {c for c in before if before[c] != after[c]} <= {"timescales"}
    assert after["timescales"] <= before["timescales"]
