"""An analysis that begins with what an earlier one found out says the same as one from scratch, and does less."""

import json
import random
from pathlib import Path

import pytest

from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.analysis.reads import Reads
from fastapi_async_lint.cache import Cache
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Caching, configured, lint_paths
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import deep_recursion
from tools.edits import EDITS, Outcome, analysis_of, compared, edited

EXAMPLES = Path(__file__).parents[1] / "examples"

APP = {
    "app/__init__.py": "",
    "app/main.py": """
from fastapi import FastAPI
from app import routes

app = FastAPI()
app.include_router(routes.router)
""",
    "app/routes.py": """
from fastapi import APIRouter
from app import service
from app.base import Base

router = APIRouter()


class Local(Base):
    pass


@router.get("/direct")
async def direct():
    return service.load()


@router.get("/derived")
async def derived(local: Base):
    return local.run()


@router.get("/stored")
async def stored():
    return service.holder.client()


@router.get("/given")
async def given():
    return service.apply(len)


@router.get("/deep")
async def deep():
    service.start()
    return 1


@router.get("/alone")
async def alone():
    return 1
""",
    "app/service.py": """
from app import middle
from app.store import read


class Holder:
    pass


holder = Holder()


def load():
    return read()


def start():
    middle.step()


def apply(function):
    return function()
""",
    "app/middle.py": """
from app import store


def step():
    store.write()
""",
    "app/store.py": """
def read():
    return 1


def write():
    pass
""",
    "app/base.py": """
class Base:
    def run(self):
        ...
""",
    "app/other.py": """
from app import service

NUMBER = 1
""",
}
"""Every kind of dependence once: calls through two and three modules, a class that others derive from, an attribute that is set elsewhere, a
function that is given, and a module that has nothing to do with any."""


@pytest.fixture
def project(tmp_path):
    """The project on disk."""
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'app'\n")
    for path, text in APP.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def analysed(root: Path, overlay: dict[str, str], document: object = None) -> Outcome:
    """Analyse the project with some texts changed."""
    project = configured(Project(root, overlay, cache=Cache(root)), Config())
    outcome = analysis_of(project, Config(), document)
    project.keep()
    return outcome


def codes(outcome: Outcome) -> set[tuple[str, str]]:
    """The findings of an analysis: function and rule."""
    return {
        (row["symbol"], row["code"]) for rows in outcome.findings.values() for row in rows if row["code"] != "FAL301"
    }


BLOCKS = "import time\n\n\ndef read():\n    time.sleep(1)\n\n\ndef write():\n    pass\n"


@pytest.mark.parametrize(
    ("path", "text", "appears"),
    [
        ("app/store.py", BLOCKS, "direct"),
        ("app/store.py", APP["app/store.py"].replace("pass", "__import__('time').sleep(1)"), None),
        ("app/store.py", "import time\n\n\ndef read():\n    return 1\n\n\ndef write():\n    time.sleep(1)\n", "deep"),
        (
            "app/other.py",
            "import time\nfrom app.base import Base\n\n\nclass Other(Base):\n    def run(self):\n        time.sleep(1)\n",
            "derived",
        ),
        (
            "app/other.py",
            "import time\nfrom app import service\n\n\ndef wait():\n    time.sleep(1)\n\n\nservice.holder.client = wait\n",
            "stored",
        ),
        ("app/routes.py", APP["app/routes.py"].replace("apply(len)", "apply(__import__)"), None),
        (
            "app/routes.py",
            APP["app/routes.py"].replace("(len)", "(work)") + "\n\ndef work():\n    import time\n    time.sleep(1)\n",
            "given",
        ),
    ],
    ids=[
        "two modules away",
        "a call that is not known",
        "three modules away",
        "a class that derives",
        "an attribute that is set",
        "nothing of note",
        "another function is given",
    ],
)
def test_edit_elsewhere_is_seen(project, path, text, appears):
    before = analysed(project, {})
    again, scratch = analysed(project, {path: text}, before.document), analysed(project, {path: text})
    assert again.anew is not None  # it did begin with the earlier one
    assert codes(scratch) - codes(before) == ({(appears, "FAL202")} if appears else set())
    assert (again.findings, again.lines) == (scratch.findings, scratch.lines)


def test_edit_is_taken_back(project):
    before = analysed(project, {})
    blocking = analysed(project, {"app/store.py": BLOCKS}, before.document)
    after = analysed(project, {}, blocking.document)
    assert ("direct", "FAL202") in codes(blocking)
    assert (after.findings, after.lines) == (before.findings, before.lines)


def test_only_what_read_the_edited_module_is_analysed_again(project):
    before = analysed(project, {})
    again = analysed(project, {"app/other.py": APP["app/other.py"].replace("1", "1 + len('two')")}, before.document)
    assert again.anew == 1  # the module's own code


def test_everything_is_known_where_nothing_changed(project):
    before = analysed(project, {})
    again = analysed(project, {}, before.document)
    assert again.anew == 0
    assert (again.findings, again.lines) == (before.findings, before.lines)


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_of_the_example(seed):
    different = [f"{each.edit} in {each.path}" for each in compared(EXAMPLES / "chat_app", seed, 12) if each.differs]
    assert not different


def test_every_edit_changes_a_text_that_it_fits():
    choose = random.Random(1)
    text = "\n".join(APP.values()) + "\n\nclass C:\n    @property\n    def x(self):\n        return self.y\n"
    made = [edited(text, choose) for _ in range(400)]
    assert {name for name, after in made if after != text} == {edit.__name__ for edit in EDITS}


@pytest.mark.parametrize(
    "damage",
    [
        lambda document: document.pop("masks"),
        lambda document: document["calls"].append([10**6, 0, [], [], False, []]),
        lambda document: document["frames"].insert(0, ["x"]),
        lambda document: document.update(paths=3),
        lambda document: document["calls"][-1].__setitem__(2, [[0, 10**6, [False, True, False]]]),
    ],
)
def test_damaged_document_is_as_none(project, damage):
    scratch = analysed(project, {})
    document = json.loads(json.dumps(scratch.document))
    damage(document)
    again = analysed(project, {}, document)
    assert again.anew is None
    assert (again.findings, again.lines) == (scratch.findings, scratch.lines)


def test_limit_leaves_no_document(project):
    cache_less = configured(Project(project), Config())
    with deep_recursion():
        analysis = Analysis(cache_less, Knowledge())
        assert analysis.document({}) is not None
        analysis.inference.reads.is_cut = True
        assert analysis.document({}) is None


def test_lint_begins_with_the_earlier_analysis(project, monkeypatch):
    first = lint_paths([project], caching=Caching())
    (project / "app/store.py").write_text(BLOCKS)
    began: list[object] = []
    original = Analysis.__init__

    def noted(self: Analysis, *arguments: object) -> None:
        original(self, *arguments)  # type: ignore[arg-type]
        began.append(self.earlier)

    monkeypatch.setattr(Analysis, "__init__", noted)
    second = lint_paths([project], caching=Caching())
    assert began != [None]
    assert len(began) == 1
    assert second.diagnostics == lint_paths([project]).diagnostics
    seen = [{(d.symbol, d.code) for d in result.diagnostics} for result in (first, second)]
    assert seen[1] - seen[0] == {("direct", "FAL202")}


def test_new_file_begins_anew(project):
    lint_paths([project], caching=Caching())
    (project / "app/later.py").write_text("from app.routes import router\n")
    assert lint_paths([project], caching=Caching()).diagnostics == lint_paths([project]).diagnostics


def test_bits_are_each_their_own():
    reads = Reads(["a.py", "b.py"])
    bits = [bit(path) for path in ("a.py", "b.py", "c.py") for bit in (reads.facts, reads.ways, reads.reasons)]
    assert len(set(bits)) == len(bits)
    assert reads.name("calls", "x") not in bits
    assert reads.paths == ("a.py", "b.py", "c.py")


def test_what_is_read_aside_is_not_noted():
    reads = Reads()
    with reads.aside():
        reads.mask |= reads.facts("a.py")
    assert reads.mask == 0
