"""Facts survive being written as JSON and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from fastapi_async_lint import source
from fastapi_async_lint.source.codec import decode, encode

FILES = sorted((Path(__file__).parent.parent / "src").rglob("*.py")) + sorted(Path(__file__).parent.rglob("app.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_facts_are_the_same_after_a_round_trip(path: Path) -> None:
    facts = source.facts(path.read_text("utf-8"))
    assert decode(encode(facts)) == facts
    assert encode(decode(encode(facts))) == encode(facts)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "1", '["Module"]', '["Nothing", 1]', '["Name", "x"]', '[0, ["Name"]]']
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(text)
