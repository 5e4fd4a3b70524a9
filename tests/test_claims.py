"""What only claims that something was good counts against a review, and what shows something does not."""

import pytest

from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument, find_evidence
from scr_checker.matching.claims import CLAIMED, only_claims
from scr_checker.readers import read_document
from scr_checker.reading.text import read

CLAIMS = (
    "Each paper gives a clear and comprehensive account of the involvement of its agency.",
    "Equality was embedded in the whole of the review as a golden thread.",
    "The review was carried out with rigour and professionalism at every stage.",
)
SHOWN = (
    "Each paper is comprehensive but two leave out the night shift.",
    "Equality was taken into account: an adviser from Hallin Mosque read the draft.",
    "The review was thorough in 3 of its parts.",
    "The grandmother thought the review thorough.",
    "It was thorough because the clerk went back to the till rolls.",
    "Thorough work.",
    "The review was finished.",
)


def _text(pack, heading, sentence):
    document = read_document("r.md", f"# Overview report\n\n## {heading}\n\n{sentence}\n".encode())
    return read(document, pack, matcher_for(pack))


@pytest.mark.parametrize(("sentence", "claims"), [*((s, True) for s in CLAIMS), *((s, False) for s in SHOWN)])
def test_a_claim_is_praise_without_anything_that_shows_it(pack, sentence, claims):
    text = _text(pack, "Other", sentence)
    assert only_claims(text.sentences[-1], sentence) == claims


def _found(pack, heading, sentence):
    text = _text(pack, heading, sentence)
    found = find_evidence([ReadDocument("d1", "overview_report", text)], pack)
    names = next(c for c in pack.criteria if c.id == "imr_quality").expectations
    return [e for x in names for e in found[x.id].evidence]


def test_a_claim_that_a_supporting_rule_meets_counts_against_and_says_why(pack):
    evidence = _found(pack, "Agency reports", "The agency reports were of a consistently high standard.")
    assert {e.polarity for e in evidence} == {"against"}
    assert CLAIMED in {e.reason for e in evidence}


def test_the_same_praise_with_what_it_rests_on_counts_for(pack):
    sentence = "The agency reports were of a high standard: the police author interviewed nine officers and named two failings."
    assert "for" in {e.polarity for e in _found(pack, "Agency reports", sentence)}
