"""Are sections, paragraphs and document kinds taken for what they are?"""

import pytest
from tests.conftest import ROOT

from scr_checker.evaluation import matcher_for
from scr_checker.readers import read_document
from scr_checker.reading.guidance import is_borrowed, is_gap, is_general, is_instruction
from scr_checker.reading.kinds import kind_of
from scr_checker.reading.text import read


@pytest.fixture(scope="module")
def text_of(pack):
    return lambda markdown: read(read_document("draft.md", markdown.encode()), pack, matcher_for(pack))


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Terms of Reference", "terms_of_reference"),
        ("Appendix A Terms of Reference", "terms_of_reference"),
        ("3. Key Lines of Enquiry", "terms_of_reference"),
        ("Panel Membership", "panel"),
        ("Independent Panel and Independent Overview Author", "panel"),
        ("Parental and Extended Family Involvement", "family_in_review"),
        ("Views of the Family", "family_in_review"),
        ("Integrated chronology of events", "chronology"),
        ("Individual Management Reviews", "agency_reports"),
        ("Issues of Race, Language, Culture, Religion and Disability", "identity"),
        ("Appraisal of practice", "analysis"),
        ("Lessons to be learnt", "learning"),
        ("Recommendations for individual agencies", "recommendations"),
        ("Appendix 1 Multi Agency Action Plan", "action_plan"),
        ("Bibliography & References", "research"),
        ("Parallel processes", "parallel_processes"),
        ("Voice of the Children", "child"),
        ("Good Practice Examples", "good_practice"),
        ("Timescale for the Review", "timescale"),
        ("What will the LSCB do in response?", "recommendations"),
    ],
)
def test_headings_give_roles(heading, role, text_of):
    text = text_of(f"# Report\n\n## {heading}\n\nSomething stands here.\n")
    assert text.sections[-1].role == role


def test_a_paragraph_has_roles_of_its_own(text_of):
    text = text_of("# R\n\n## Thank you\n\nI met the mother and she told me about the meter.\n\nRain fell.\n")
    family = [s for s in text.sentences if "family_in_review" in s.roles]
    assert [text.quote(s)[:5] for s in family] == ["I met"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("The aunts, and what they told us", "family_in_review"),
        ("Did we ask his brother?", "family_in_review"),
        ("Who are we, and who sat with us?", "panel"),
        ("Why has this taken so long?", "timescale"),
        ("The five papers", "agency_reports"),
        ("What other people have found", "research"),
        ("The family", "family_composition"),
        ("The adoption panel", "other"),
        ("Relatives in this review", "family_in_review"),
        ("Whom we visited", "family_in_review"),
        ("Who wrote to us", "agency_reports"),
        ("What we had to look into", "terms_of_reference"),
        ("The steering group", "panel"),
        ("Schedule", "action_plan"),
        ("What comes next", "recommendations"),
    ],
)
def test_made_up_headings_are_known_by_concepts_that_stand_together(heading, role, text_of):
    assert text_of(f"# Report\n\n## {heading}\n\nSomething stands here.\n").sections[-1].role == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Findings of the panel", "analysis"),
        ("Membership of the panel", "panel"),
        ("Conclusions by the author", "analysis"),
        ("Terms of reference of the review", "terms_of_reference"),
        ("Introduction by the independent author", "panel"),
    ],
)
def test_whose_a_thing_is_gives_way_to_the_thing(heading, role, text_of):
    assert text_of(f"# Report\n\n## {heading}\n\nSomething stands here.\n").sections[-1].role == role


def test_a_title_lends_no_role_to_what_stands_below(text_of):
    text = text_of("# A board\n\n## Overview report for the serious case review panel\n\n### 6 Other\n\nSomething.\n")
    assert [section.role for section in text.sections] == ["other"] * 3


def test_a_title_that_begins_with_the_thing_has_its_role(text_of):
    text = text_of("# Terms of reference: child B\n\nThe panel will ask why.\n\n## Other\n\nSomething.\n")
    assert text.sections[0].role == "terms_of_reference"


def test_a_heading_of_one_concept_is_believed_where_the_content_agrees(text_of):
    told = text_of("# R\n\n## Kin\n\nI met the uncle in May.\n\nHe had much to say.\n")
    silent = text_of("# R\n\n## Kin\n\nThe weather was cold that year.\n")
    assert (told.sections[-1].role, silent.sections[-1].role) == ("family_in_review", "other")


FAITH = ("Her faith came first.", "At the mosque they knew.", "It rained.")


def test_a_matter_spread_over_a_part_is_its_role_beside_the_one_above(text_of):
    text = text_of("# R\n\n## Analysis\n\n### The other road\n\n" + "\n\n".join(FAITH) + "\n")
    assert {"identity", "analysis"} <= text.sentences[-1].roles


def test_a_matter_named_once_in_a_long_part_lasts_a_few_sentences(text_of):
    text = text_of(f"# R\n\n## Analysis\n\n{FAITH[0]} {' '.join([FAITH[2]] * 6)}\n")
    assert ["identity" in s.roles for s in text.sentences[2:]] == [True, True, True, False, False, False, False]


def test_a_heading_that_names_the_matter_needs_less_of_it_below(text_of):
    told = " ".join([FAITH[0], *[FAITH[2]] * 4, FAITH[1], *[FAITH[2]] * 4])
    named, unnamed = (text_of(f"# R\n\n## Analysis\n\n### {h}\n\n{told}\n") for h in ("A Sikh boy", "A boy"))
    assert ("identity" in named.sentences[-1].roles, "identity" in unnamed.sentences[-1].roles) == (True, False)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The meeting was led by the head of the nursing service.", "panel"),
        ("Until last year I supervised two of the nurses.", "panel"),
        ("The review lasted four weeks longer than was allowed.", "timescale"),
        ("Hartwell (2003) found that bruised ears are seldom an accident.", "research"),
    ],
)
def test_what_a_sentence_tells_of_gives_its_role(sentence, role, text_of):
    assert role in text_of(f"# R\n\n## Part two\n\n{sentence}\n").sentences[-1].roles


def test_a_heading_of_the_case_lends_no_voice_of_the_review(text_of):
    text = text_of("# R\n\n## The case conference\n\nIt was recommended that he stay.\n")
    assert text.sentences[-1].section.voice is None


def test_a_heading_of_two_matters_gives_both_roles(text_of):
    text = text_of("# R\n\n## The panel and how long the review took: timescale\n\nSomething stands here.\n")
    assert {"panel", "timescale"} <= text.sentences[-1].roles


def test_a_role_is_handed_on_until_another_takes_over(text_of):
    told = "I met the mother in May. She was glad. She had a list. The panel was chaired by a judge. One. Two. Three."
    text = text_of(f"# R\n\n## Part two\n\n{told}\n")
    roles = [s.roles & {"family_in_review", "panel"} for s in text.sentences[2:]]
    assert roles[:3] == [{"family_in_review"}] * 3
    assert roles[-1] == {"panel"}


def test_a_paragraph_that_points_back_goes_on_with_the_role(text_of):
    text = text_of("# R\n\n## Part two\n\nI met the mother in May.\n\nThis took an hour.\n\nRain fell.\n")
    assert ["family_in_review" in s.roles for s in text.sentences[2:]] == [True, True, False]


def test_concepts_far_apart_show_no_role(text_of):
    far = "The mother lived there " + "and there " * 12 + "as I was told."
    text = text_of(f"# R\n\n## Part two\n\n{far}\n")
    assert "family_in_review" not in text.sentences[-1].roles


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("The fostering panel was satisfied with the carers.", False),
        ("The housing panel had no reservations.", False),
        ("The panel was satisfied with the carers.", True),
        ("The fostering panel wrote to the panel.", True),
    ],
)
def test_a_panel_of_the_services_is_not_the_panel_of_the_review(sentence, there, text_of):
    assert ("review_person" in text_of(sentence).sentences[0].places) is there


def test_a_run_of_questions_is_taken_as_terms_of_reference(text_of):
    text = text_of("# R\n\n## Part two\n\n- Who knew?\n- What was done?\n- Why was he sent home?\n")
    assert all("terms_of_reference" in s.roles for s in text.sentences if "?" in text.quote(s))


def test_a_subsection_takes_the_role_above(text_of):
    text = text_of("# R\n\n## Analysis\n\n### The summer\n\nIt was hot.\n")
    assert text.sections[-1].role == "analysis"
    assert text.sections[-1].role_reason == "the section it belongs to"


def test_the_printed_number_is_a_place_and_not_part_of_the_sentence(text_of):
    text = text_of("# R\n\n4.12 The panel met twice.\n")
    sentence = text.sentences[-1]
    assert text.quote(sentence) == "The panel met twice."
    assert sentence.block.number == "4.12"


@pytest.mark.parametrize(
    ("markdown", "kind"),
    [
        ("# Overview Report\n\nSerious case review about Child A.", "overview_report"),
        ("# Executive Summary\n\nSerious case review.", "executive_summary"),
        ("# Police\n\n## Individual Management Review\n\nText.", "imr"),
        ("# Child A\n\n## Terms of Reference\n\nText.", "terms_of_reference"),
        ("# Child A: Action Plan\n\nText.", "action_plan"),
        ("# Child Safeguarding Practice Review\n\nText.", "later_review"),
        ("# Parks and gardens\n\nOpening hours of the borough's parks.", "other"),
        ("# Overview\n\n[Insert name]\n\n[Insert date]\n\nDescribe the family [insert].\n", "template"),
    ],
)
def test_kinds(markdown, kind, text_of):
    found = kind_of(text_of(markdown), "file.md")
    assert found.type == kind
    assert found.reason


def test_ofsteds_own_report_is_not_a_submission(pack):
    path = ROOT.parent / "shared" / "reference" / "ofsted-learning-lessons-2009-2010.txt"
    if not path.exists():
        pytest.skip("the reference text is not beside this checkout")
    text = read(read_document(path.name, path.read_bytes()), pack, matcher_for(pack))
    assert kind_of(text, path.name).type == "other"
    assert sum(is_borrowed(text.quote(s)) for s in text.sentences) > 300


def test_guidance_is_known():
    assert is_instruction("Describe how the family was involved.")
    assert is_instruction("[Insert the name of the author]")
    assert is_instruction("Where an agency has no second reader, describe who else looked at the work.")
    assert is_instruction("[PW: check the date with the clerk]")
    assert not is_instruction("Where an agency had no second reader, the board found one.")
    assert not is_instruction("The panel described the family's part.")
    assert is_general("Serious case reviews should consider the views of relatives.")
    assert not is_general("This review considered the views of relatives.")
    assert is_gap("The chair was [name].", row=False)
    assert not is_gap("The chair was Mr D. Harker.", row=False)
    assert not is_borrowed("The author met the father in the visitors' hall of the prison on two mornings.")


def test_a_wording_is_found_in_the_sentences_that_hold_it(text_of):
    text = text_of("# Report\n\n1. The Panel met. It was asked.\n\n2. A well-known panel\u2019s letter. The panel panel.\n")
    assert [text.quote(s) for s in text.holding("panel")] == [
        "The Panel met.",
        "A well-known panel\u2019s letter.",
        "The panel panel.",
    ]
    assert [s.index for s in text.holding("well-known", "asked")] == sorted(s.index for s in text.holding("asked", "well-known"))
    assert text.holding("1.") == text.holding() == ()
