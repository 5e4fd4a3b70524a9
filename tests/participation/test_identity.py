"""What is stated of the children's ethnicity, language, religion and disability."""

import pytest

from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument
from scr_checker.participation.identity import identity_stated
from scr_checker.readers import read_document
from scr_checker.reading.text import read


def stated(pack, body, heading="Ethnicity, language and religion"):
    text = read(read_document("r.md", f"# Overview report\n\n## {heading}\n\n{body}\n".encode()), pack, matcher_for(pack))
    return [(name, value) for name, value, _, _ in identity_stated([ReadDocument("d1", "overview_report", text)])]


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        ("The family is Somali and speaks Somali.", [("children.ethnicity", "Somali"), ("children.language", "Somali")]),
        ("All agencies recorded the family's ethnicity as White Irish.", [("children.ethnicity", "White Irish")]),
        ("Both children are deaf.", [("children.disability", "deaf")]),
        ("The household is Pentecostal.", [("children.religion", "Pentecostal")]),
        ("| Matter | Entry |\n|---|---|\n| First language | Twi |", [("children.language", "Twi")]),
        ("| Matter | Entry |\n|---|---|\n| Nationality | Afghan |", [("children.ethnicity", "Afghan")]),
    ],
)
def test_what_a_label_or_a_child_goes_before_is_stated(pack, body, facts):
    assert stated(pack, body) == facts


@pytest.mark.parametrize(
    "body",
    [
        "The family's religion was not recorded as Muslim or as anything else.",
        "Were the children deaf?",
        "The children were seen by a Somali worker.",
        "Her mother is Polish and her father is Greek.",
        "A worker whose language was Bengali rang the school.",
        "A baby with a lot of hair came to the Catholic school.",
    ],
)
def test_what_is_denied_asked_or_said_of_others_is_not(pack, body):
    assert stated(pack, body) == []


def test_the_story_states_nothing(pack):
    assert stated(pack, "The children were deaf to all advice.", heading="Chronology") == []
