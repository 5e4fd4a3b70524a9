"""How well are authors read whom nobody tuned to? The floors are what was reached, and may only rise."""

import json
from pathlib import Path

import pytest

from scr_checker.agreement import compare, holds
from scr_checker.evaluation import evaluate, matcher_for
from scr_checker.readers import read_document
from scr_checker.reading.text import read
from scr_checker.sentence_agreement import compare_sentences
from scr_checker.submission import submit

HERE = Path(__file__).parent / "generalisation"


@pytest.fixture(scope="module")
def found(pack):
    def judge(path):
        return evaluate(submit([read_document(path.name, path.read_bytes())]), pack)

    return {name: compare(HERE / name, judge) for name in ("reports", "unread")}


@pytest.mark.parametrize(("folder", "evidence", "distractors"), [("reports", 0.70, 0.10), ("unread", 0.58, 0.10)])
def test_evidence_is_found_and_distractors_are_not(found, folder, evidence, distractors):
    figures = found[folder]
    assert figures.found.total() >= evidence * figures.labelled.total()
    assert figures.counted.total() <= distractors * figures.distractors.total()


def test_no_inadequate_report_is_called_good(found):
    for figures in found.values():
        assert not [name for name, label, got, _ in figures.overall if (label, got) == ("inadequate", "good")]


@pytest.mark.parametrize(("name", "assertion"), [("f.jsonl", 0.72), ("h.jsonl", 0.62), ("z5.jsonl", 0.77)])
def test_sentences_nobody_read(pack, name, assertion):
    figures = compare_sentences(HERE / name, pack)
    assert figures["voice"] >= 0.88
    assert figures["assertion"] >= assertion
    assert figures["deficiencies_caught"] >= 0.70
    assert figures["deficiencies_false"] <= 0.18


def test_headings_nobody_read(pack):
    """The roles of headings by the heading alone; even authors were not read."""
    rows = [line.split("\t") for line in (HERE / "headings.tsv").read_text(encoding="utf-8").splitlines()]
    right = wanted = 0
    for author in range(2, 37, 2):
        own = [(int(level), heading, roles.split("/")) for who, level, heading, roles, _ in rows if int(who) == author]
        body = "".join(f"{'#' * (level + 1)} {heading}\n\nThere is more below.\n\n" for level, heading, _ in own)
        text = read(read_document("r.md", f"# Overview report\n\n{body}".encode()), pack, matcher_for(pack))
        got = {section.title: section.role for section in text.sections}
        named = [(heading, roles) for _, heading, roles in own if roles != ["other"]]
        wanted += len(named)
        right += sum(any(role in roles for title, role in got.items() if heading.endswith(title)) for heading, roles in named)
    assert right >= 0.44 * wanted


def _share(pack, name, key, first=0, *, unread=False):
    """The share of labelled sentences found with the right polarity in single paragraphs or sections."""
    items = hits = 0
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[first:]:
        data = json.loads(line)
        if unread and data["read"]:
            continue
        heading = f"## {data['heading']}\n\n" if data.get("heading") else ""
        text = f"# Serious Case Review: Overview Report\n\n{heading}{data[key]}\n"
        result = evaluate(submit([read_document("p.md", text.encode())], ["overview_report"]), pack)
        evidence = {c.id: [e for x in c.expectations for e in x.evidence] for c in result.criteria}
        for item in data["items"]:
            items += 1
            hits += any(e.polarity == item["polarity"] and holds(e.quote, item["sentence"]) for e in evidence[item["criterion"]])
    return hits / items


def test_paragraphs_nobody_read(pack):
    assert _share(pack, "paragraphs.jsonl", "paragraph") >= 0.40


def test_sections_nobody_read(pack):
    assert _share(pack, "sections.jsonl", "text", first=12) >= 0.42


def test_the_unread_half_of_the_bank(pack):
    assert _share(pack, "bank.jsonl", "text", unread=True) >= 0.36
