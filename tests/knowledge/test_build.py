"""A data file that is built again is the same, whatever the overlay says of what a class inherits."""

import json
import subprocess
import sys
from importlib import metadata

import pytest

from tools.knowledge import build, overlay
from tools.knowledge.__main__ import main
from tools.knowledge.verify import is_installed

MODELS = """
class Model:
    async def ainvoke(self, text): ...
    def invoke(self, text): ...
    async def abatch(self, texts): ...
    def batch(self, texts): ...
    def name(self): ...


class ChatModel(Model):
    async def ainvoke(self, text): ...
    def invoke(self, text): ...


class Chat(ChatModel):
    async def ainvoke(self, text): ...
    def label(self): ...


class Cached(ChatModel):
    def abatch(self, texts): ...
"""

OVERLAY = """
[generate]
modules = ["planted_models"]

[generate.blocks]
"*" = "ai"

[[same]]
row = { overlaps = "reads" }
methods."planted_models.ChatModel" = ["abatch", "ainvoke"]
methods."planted_models.Cached" = ["abatch"]

[classes."planted_models.Chat".methods]
batch = { twin = "abatch" }
"""


@pytest.fixture
def models(tmp_path, monkeypatch):
    """A library that is installed, and has an overlay and a data file."""
    (tmp_path / "planted_models.py").write_text(MODELS)
    (tmp_path / "planted_models.toml").write_text(OVERLAY)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(overlay, "OVERLAYS", tmp_path)
    monkeypatch.setattr(build, "DATA", tmp_path)
    build.build("planted_models")
    yield tmp_path / "planted_models.json"
    sys.modules.pop("planted_models", None)


def methods(file, name):
    return json.loads(file.read_text())["classes"][f"planted_models.{name}"].get("methods", {})


def test_what_an_overlay_adds_to_an_inherited_coroutine_leaves_it_one(models):
    assert methods(models, "ChatModel") == {
        "abatch": {"kind": "coroutine", "overlaps": "reads"},
        "ainvoke": {"kind": "coroutine", "overlaps": "reads"},
    }


def test_a_method_that_the_class_defines_itself_is_as_it_is_there(models):
    assert methods(models, "Cached") == {"abatch": {"overlaps": "reads"}}


def test_a_row_that_does_not_say_that_an_inherited_method_blocks_says_that_it_does_not(models):
    assert methods(models, "Chat")["batch"] == {"twin": "abatch"}


def test_an_override_that_says_no_more_than_its_base_has_no_row(models):
    assert "ainvoke" not in methods(models, "Chat")


def test_nothing_is_said_of_a_method_beside_inherited_ones_that_wait(models):
    assert "name" not in methods(models, "Model")
    assert "label" not in methods(models, "Chat")


def test_a_library_that_is_built_again_is_the_same(models, capsys):
    assert main(["build", "--check", "planted_models"]) == 0
    assert capsys.readouterr().out == "planted_models: the same\n"


def test_each_row_that_building_again_would_change_is_told(models, capsys):
    data = json.loads(models.read_text())
    classes = data["classes"]
    del classes["planted_models.ChatModel"]["methods"]["abatch"]["kind"]
    classes["planted_models.Chat"]["methods"]["name"] = {}
    del classes["planted_models.Cached"]
    models.write_text(json.dumps(data))
    before = models.read_text()
    assert main(["build", "--check", "planted_models"]) == 1
    assert models.read_text() == before
    assert capsys.readouterr().out.splitlines() == [
        'planted_models: classes planted_models.Cached bases: absent would become ["planted_models.ChatModel"]',
        'planted_models: classes planted_models.Cached methods abatch: absent would become {"overlaps": "reads"}',
        "planted_models: classes planted_models.Chat methods name: {} would become absent",
        'planted_models: classes planted_models.ChatModel methods abatch: {"overlaps": "reads"} would become'
        ' {"kind": "coroutine", "overlaps": "reads"}',
    ]


def test_of_several_libraries_each_is_built_in_a_process_of_its_own(monkeypatch):
    lines = []

    def run(line, check):
        lines.append(line[1:])
        return subprocess.CompletedProcess(line, returncode=line[-1] == "httpx")

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["build", "--check", "anyio", "httpx"]) == 1
    assert lines == [["-m", "tools.knowledge", "build", "--check", name] for name in ("anyio", "httpx")]


@pytest.mark.parametrize("name", ["anyio", "httpx", "starlette"])
def test_a_shipped_library_that_is_built_again_is_the_same(name):
    read = overlay.read_overlay(name)
    if not is_installed(name) or build.installed_version(read) != build.read_library(name).version:
        pytest.skip(
            f"another version of {name} is installed: {metadata.version(name) if is_installed(name) else 'none'}"
        )
    line = [sys.executable, "-m", "tools.knowledge", "build", "--check", name]
    found = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == (f"{name}: the same\n", 0), found.stderr
