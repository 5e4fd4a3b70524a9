"""Is a pattern tried wherever it matches, although it is only tried where the text holds certain words?"""

import pytest
from tests.conftest import ROOT

from scr_checker.evaluation import matcher_for
from scr_checker.flags import anonymity, counted, independence, naming, template, vital_dates
from scr_checker.matching import wordings
from scr_checker.readers import read_document
from scr_checker.reading import guidance
from scr_checker.reading.text import read

REPORTS = sorted((ROOT / "sample_reports").glob("*.md"))
PATTERNS = {
    "gap": (guidance.MARKS, (guidance.GAP, guidance.ALONE)),
    "template": (template.MARKED, (template.PLAIN, template.NOTE, template.RULE, guidance.GAP, guidance.ALONE)),
    "names": (naming.NAMING, (naming.CHOSEN,)),
    "notes": (("name", "anonymis"), (anonymity.NOTE,)),
    "days": (vital_dates.TOLD, (*(pattern for _, pattern in vital_dates.EVENTS), vital_dates.FOUND)),
    "totals": (counted.COUNTED, (counted.COUNTABLE,)),
    "writer": (independence.WROTE, (independence.I_WROTE,)),
}


@pytest.fixture(scope="module")
def texts(pack):
    return [read(read_document(f.name, f.read_bytes()), pack, matcher_for(pack)) for f in REPORTS]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_match_stands_where_none_of_the_words_does(name, texts):
    words, patterns = PATTERNS[name]
    for text in texts:
        near = {s.index for s in text.holding(*words)}
        found = {s.index for s in text.sentences if any(p.search(text.quote(s)) for p in patterns)}
        assert found <= near


def test_the_patterns_of_the_pack_match_where_they_do_one_by_one(pack, texts):
    text = max(texts, key=lambda t: len(t.sentences))
    patterns = {s.find.pattern for c in pack.criteria for e in c.expectations for s in e.signals if s.find.pattern}
    everywhere = {s.index for s in text.sentences}
    text.memo.pop(wordings.LIKELY, None)
    plain = {p: wordings.worded(text, p, everywhere) for p in patterns}
    assert len(text.sentences) >= wordings.LONG
    wordings.foresee(text, pack)
    assert {p: wordings.worded(text, p, everywhere) for p in patterns} == plain
    assert any(found for found in plain.values())
