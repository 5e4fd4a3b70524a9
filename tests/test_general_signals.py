"""General signals: tried only where no other signal of the criterion matched, and never enough to meet an expectation."""

import pytest

from scr_checker.assessment import assess
from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument, find_evidence
from scr_checker.readers import read_document
from scr_checker.reading.text import read
from scr_checker.signal_rules import Find, Signal

REPORT = "# Overview Report\n\n## Family involvement\n\n{}\n"
GENERAL = Signal(
    id="FAM-01-general-test",
    shows="support",
    find=Find(),
    general=True,
    mirrored=True,
    sections=("family_in_review",),
    reason="stands in the family's part of the report",
    examples={},
)


def _with_general(pack):
    """The pack with one expectation of family involvement that has nothing but a general signal beside its own."""
    criterion = next(c for c in pack.criteria if c.id == "family_involvement")
    first = criterion.expectations[0]
    changed = first.model_copy(update={"signals": (GENERAL,)})
    return pack.model_copy(update={"criteria": (criterion.model_copy(update={"expectations": (changed,)}),)}), first.id


@pytest.mark.parametrize(
    ("sentence", "polarity", "status"),
    [
        ("The panel thought about this with care.", "for", "partly_met"),
        ("The panel did not think about this.", "against", "contradicted"),
    ],
)
def test_alone_it_carries_only_part(pack, sentence, polarity, status):
    changed, name = _with_general(pack)
    text = read(read_document("r.md", REPORT.format(sentence).encode()), changed, matcher_for(pack))
    documents = [ReadDocument("d1", "overview_report", text)]
    found = find_evidence(documents, changed)
    assert [e.polarity for e in found[name].evidence] == [polarity]
    result = next(r for r in assess(documents, found, changed)["family_involvement"] if r.id == name)
    assert result.status == status


def test_it_leaves_alone_what_another_signal_found(pack):
    criterion = next(c for c in pack.criteria if c.id == "family_involvement")
    first = criterion.expectations[0]
    both = first.model_copy(update={"signals": (*first.signals, GENERAL)})
    expectations = tuple(both if e.id == first.id else e for e in criterion.expectations)
    changed = pack.model_copy(update={"criteria": (criterion.model_copy(update={"expectations": expectations}),)})
    sentence = "The independent author met both grandparents in the first week of June."
    text = read(read_document("r.md", REPORT.format(sentence).encode()), changed, matcher_for(pack))
    found = find_evidence([ReadDocument("d1", "overview_report", text)], changed)
    signals = {e.signal for result in found.values() for e in result.evidence}
    assert signals
    assert GENERAL.id not in signals
