"""How an overlay file is read."""

import pytest

from tools.knowledge import overlay


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.setattr(overlay, "OVERLAYS", tmp_path)

    def _read(text):
        (tmp_path / "lib.toml").write_text(text, "utf-8")
        return overlay.read_overlay("lib").sections

    return _read


def test_a_group_may_name_a_list(read):
    sections = read(
        """
        [lists]
        commands = ["get", "set"]
        [[same]]
        row = { blocks = "db" }
        twin = "lib.Async.{name}"
        methods."lib.Sync" = "commands"
        methods."lib.Other" = ["ping"]
        """
    )
    assert sections["classes"]["lib.Sync"]["methods"] == {
        "get": {"blocks": "db", "twin": "lib.Async.get"},
        "set": {"blocks": "db", "twin": "lib.Async.set"},
    }
    assert list(sections["classes"]["lib.Other"]["methods"]) == ["ping"]


def test_a_list_that_is_not_there_is_an_error(read):
    with pytest.raises(KeyError):
        read('[[same]]\nrow = {}\nmethods."lib.Sync" = "commands"\n')
