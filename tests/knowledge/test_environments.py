"""Every library is checked against its package in some environment."""

import subprocess

import pytest

from conftest import ROOT
from tools.knowledge import environments
from tools.knowledge.overlay import read_overlay


def test_distributions_are_read_from_requirements():
    text = "# comment\nPyJWT==2.15.1\nfaststream[kafka,nats]==0.7.8\nboto3 == 1.0\n-r other.txt\nruamel.yaml==1\n\nunpinned\n"
    assert environments.distributions(text) == ["pyjwt", "faststream", "boto3", "ruamel-yaml"]


def test_a_library_is_found_by_its_distribution():
    assert environments.distribution_of("fitz") == environments.normalized(read_overlay("fitz").generate.distribution)
    assert {"aiohttp", "requests", "urllib3"} <= set(environments.within("web"))
    assert "redis" not in environments.within("web")


def test_every_library_is_in_an_environment_or_says_why_not():
    assert environments.unverified() == []


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "web.txt").write_text("httpx==1\n", "utf-8")
    monkeypatch.setattr(environments, "ENVIRONMENTS", tmp_path)
    monkeypatch.setattr(environments, "libraries", lambda: ["httpx", "requests"])
    return tmp_path


@pytest.mark.parametrize(
    ("entries", "problems"),
    [
        ("", ["requests: requests is in no environment"]),
        ('requests = "why"', []),
        ('requests = "why"\nhttpx = "why"', ["httpx: is listed in without.toml, but an environment has it"]),
        ('requests = "why"\nold = "why"', ["old: is listed in without.toml, but there is no such library"]),
    ],
)
def test_what_no_environment_has_is_listed_with_a_reason(folder, entries, problems):
    (folder / "without.toml").write_text(entries, "utf-8")
    assert environments.unverified() == problems


@pytest.mark.slow
def test_the_packages_of_an_environment_are_as_the_rows_say(tmp_path, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_VENVS", str(tmp_path))
    line = [ROOT / ".ci" / "knowledge", "fastapi-world"]
    result = subprocess.run(line, capture_output=True, encoding="utf-8", check=False, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "fastapi: right" in result.stdout
    assert "not verified" not in result.stdout
