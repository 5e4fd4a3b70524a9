"""Valid files with their bytes mixed up, and any bytes at all, are read or refused, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scr_checker.readers import SUFFIXES

from .files import FILES, outcome, with_member


def mutated(data: bytes, seed: int) -> bytes:
    """A valid file with some of its bytes changed, lost or doubled."""
    dice = random.Random(seed)
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(changed))
        kind = dice.randrange(4)
        if kind == 0:
            changed[at] = dice.randrange(256)
        elif kind == 1:
            del changed[at : at + dice.randint(1, 200)]
        elif kind == 2:
            changed[at:at] = changed[at : at + dice.randint(1, 50)]
        else:
            changed[at : at + 4] = b"\xff\xff\xff\x7f"
    return bytes(changed)


@pytest.mark.parametrize("suffix", FILES)
def test_mutated_files_are_read_or_refused(suffix: str) -> None:
    for seed in range(25):
        outcome(f"x.{suffix}", mutated(FILES[suffix], seed))


@pytest.mark.parametrize(
    ("suffix", "member"), [("docx", "word/document.xml"), ("odt", "content.xml"), ("docx", "word/numbering.xml")]
)
def test_mutated_contents_are_read_or_refused(suffix: str, member: str) -> None:
    for seed in range(25):
        outcome(f"x.{suffix}", with_member(FILES[suffix], member, lambda content, seed=seed: mutated(content, seed)))


@pytest.mark.parametrize("suffix", FILES)
def test_cut_files_are_read_or_refused(suffix: str) -> None:
    data = FILES[suffix]
    for share in range(1, 20):
        outcome(f"x.{suffix}", data[: len(data) * share // 20])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(SUFFIXES)),
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"{\\rtf1 ", b"PK\x03\x04", b"<html>"]),
)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes, head: bytes) -> None:
    outcome(f"x{suffix}", head + data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["md", "txt", "html"]), st.text(max_size=300))
def test_any_text_is_read_or_refused(suffix: str, text: str) -> None:
    outcome(f"x.{suffix}", text.encode("utf-8", "replace"))
