"""Does the same report in every format come out the same?"""

import pytest
from tests.conftest import SAMPLES
from tests.readers.makers import make_html, make_odt, make_txt
from tests.readers.page_makers import make_pdf, make_rtf
from tests.readers.word_files import make_docx

from scr_checker.evaluation import evaluate
from scr_checker.readers import read_document
from scr_checker.submission import submit

MAKERS = {"docx": make_docx, "odt": make_odt, "html": make_html, "txt": make_txt, "rtf": make_rtf, "pdf": make_pdf}
REPORTS = ["good-child-e-harrowmere", "adequate-child-n-stanmoor", "inadequate-baby-v-pellbridge"]


@pytest.mark.parametrize("suffix", sorted(MAKERS))
@pytest.mark.parametrize("name", REPORTS)
def test_same_judgement_for_every_criterion(name, suffix, pack, judged):
    markdown = (SAMPLES / f"{name}.md").read_text(encoding="utf-8")
    document = read_document(f"{name}.{suffix}", MAKERS[suffix](markdown))
    result = evaluate(submit([document]), pack)
    expected = judged[name]
    assert {c.id: c.judgement for c in result.criteria} == {c.id: c.judgement for c in expected.criteria}
    assert result.overall.judgement == expected.overall.judgement
