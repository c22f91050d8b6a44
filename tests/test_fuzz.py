"""A quarter of a minute of `tools.fuzz`; the workflow takes two, the nightly run longer. And that it sees what it looks for."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from fastapi_async_lint.source import codec

sys.path.insert(0, str(ROOT))
from tools import fuzz

TEXT = "async def f(x):\n    await x\n    return [y async for y in x]\n"


def test_texts_that_nobody_wrote() -> None:
    choose = random.Random(1)
    for _ in range(15):
        assert fuzz.examine(fuzz.mutated(TEXT, choose)) is None


def test_it_sees_facts_that_change(monkeypatch: pytest.MonkeyPatch) -> None:
    decode = codec.decode
    monkeypatch.setattr(fuzz, "decode", lambda text: decode(text)._replace(scopes=99))
    assert fuzz.examine(TEXT) == "other facts after the codec"


def test_it_sees_findings_that_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "_findings", lambda text: [(7, 0, "FAL201", "")])
    assert fuzz.examine(TEXT) == "other findings with a blank line"


@pytest.mark.slow
def test_a_quarter_of_a_minute(tmp_path: Path) -> None:
    """Always the same texts: what other seeds find is for the workflow and the nightly run."""
    failures = tmp_path / "failures"
    line = [sys.executable, "-m", "tools.fuzz", "--minutes", "0.25", "--seed", "20261127", "--failures", str(failures)]
    run = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    left = [f"{path.name}: {path.read_bytes()!r}" for path in failures.iterdir()]
    assert run.returncode == 0, "\n".join((run.stdout, run.stderr, *left))
