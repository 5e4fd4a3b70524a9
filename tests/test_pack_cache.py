"""Is a pack read from its YAML once, anew after any change, and never from a file that is not whole?"""

from pathlib import Path

import pytest

from scr_checker import loading, making, pack_cache, rule_cache
from scr_checker.loading import load_pack

HEAD = """
id: mine
version: 1.0.0
title: {title}
sources: [{{id: mine, title: Mine, year: 2026}}]
sections: [{{role: panel, title: Panel, headings: [panel]}}]
rules: []
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A pack in a folder of its own, with a cache of its own, and nothing remembered between loads."""
    monkeypatch.setattr(rule_cache, "user_cache_path", lambda _: tmp_path / "cache")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "pack.yaml").write_text(HEAD.format(title="Mine"), encoding="utf-8")
    return mine


@pytest.fixture
def made(monkeypatch):
    """The names of the packs made from their files."""
    names = []
    build = making.made
    monkeypatch.setattr(making, "made", lambda folder, *rest: names.append(folder.name) or build(folder, *rest))
    return names


def load(folder):
    loading._load.cache_clear()
    return load_pack(str(folder))


def test_a_second_run_takes_the_kept_pack(folder, made):
    first = load(folder)
    assert load(folder) == first
    assert made == ["mine"]


def test_a_changed_file_makes_it_anew(folder, made):
    load(folder)
    (folder / "pack.yaml").write_text(HEAD.format(title="Other"), encoding="utf-8")
    assert load(folder).title == "Other"
    assert len(made) == 2


def test_changed_code_makes_it_anew(folder, made, monkeypatch):
    load(folder)
    monkeypatch.setattr(rule_cache, "_code", lambda _: "another")
    load(folder)
    assert len(made) == 2


@pytest.mark.parametrize("spoiled", [b"", b"{}", b'{"id": "mine"', b"\xff\xfe"])
def test_a_spoiled_file_is_made_anew(folder, made, tmp_path, spoiled):
    load(folder)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(spoiled)
    assert load(folder).title == "Mine"
    assert len(made) == 2


def test_a_file_of_another_pack_is_not_believed(folder, made, tmp_path):
    load(folder)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b'"sha256":"', b'"sha256":"0'))
    load(folder)
    assert len(made) == 2


def test_where_nothing_can_be_kept_all_works(folder, made, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert load(folder).title == "Mine"
    assert load(folder).title == "Mine"
    assert len(made) == 2


def test_a_write_that_fails_leaves_nothing_behind(folder, made, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    assert load(folder).title == "Mine"
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_pack_that_extends_another_is_not_kept(folder, made, tmp_path):
    head = folder / "pack.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "extends: ofsted_2010\n", encoding="utf-8")
    load(folder)
    assert not list((tmp_path / "cache").glob("mine-*"))


def test_only_the_newest_are_kept(folder, tmp_path):
    for number in range(rule_cache.MOST_KEPT + 3):
        (folder / "pack.yaml").write_text(HEAD.format(title=f"Mine {number}"), encoding="utf-8")
        load(folder)
    assert len(list((tmp_path / "cache").iterdir())) == rule_cache.MOST_KEPT


def test_the_shipped_pack_comes_back_as_it_was(tmp_path, monkeypatch, pack):
    monkeypatch.setattr(rule_cache, "user_cache_path", lambda _: tmp_path)
    pack_cache.keep("ofsted_2010", pack)
    assert pack_cache.kept("ofsted_2010", pack.sha256) == pack
