"""An analysis that begins with what an earlier one found out says the same as one from scratch, and does less."""

import gc
import json
import random
import weakref
from pathlib import Path

import pytest

from fastapi_async_lint import engine
from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.analysis.answers import Kept
from fastapi_async_lint.analysis.changes import edited as changes_of
from fastapi_async_lint.analysis.changes import names_of
from fastapi_async_lint.analysis.index import Index
from fastapi_async_lint.analysis.program import Program, module_scope, outline, outlined_scope
from fastapi_async_lint.analysis.reads import Reads
from fastapi_async_lint.analysis.values import ProjectClass
from fastapi_async_lint.cache import Cache
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Caching, Diagnostic, configured, kept_analysis, lint_paths
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.project import Project
from fastapi_async_lint.session import Session
from fastapi_async_lint.source import deep_recursion, facts
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

APP_ALONE = """
async def alone():
    return {number}
"""


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


def test_what_is_written_in_a_function_is_not_what_its_callers_read(project):
    helper = "def one():\n    return 1\n\n\ndef two():\n    {}\n    return 2\n"
    (project / "app/helper.py").write_text(helper.format("len('x')"))
    (project / "app/calling.py").write_text(
        "from app.helper import one, two\n\n\nasync def both():\n    one()\n    two()\n    len('x')\n"
    )
    before = analysed(project, {})
    again = analysed(project, {"app/helper.py": helper.format("len(str([lambda: 1]))")}, before.document)
    assert again.anew == 1
    blocking = {"app/helper.py": helper.format("__import__('time').sleep(1); import time; time.sleep(1)")}
    again, scratch = analysed(project, blocking, before.document), analysed(project, blocking)
    assert ("both", "FAL202") in codes(again)
    assert (again.findings, again.lines) == (scratch.findings, scratch.lines)


GIVING = """
import time
from app.kinds import Fast, Slow


def choose(x):
    y = {0}
    return {1}()


def pick(x):
    return choose(x)


class Box:
    def __init__(self, x):
        self.kind = {1}()
        self.size = {0}
"""
KINDS = """
import time


class Fast:
    def run(self):
        return 1


class Slow:
    def run(self):
        time.sleep(1)
"""
USING = """
from fastapi import APIRouter
from app.giving import Box, pick

router = APIRouter()


@router.get("/picked")
async def picked(x: int):
    await other()
    pick(x).run()


@router.get("/boxed")
async def boxed(x: int):
    await other()
    Box(x).kind.run()
"""


def test_function_that_gives_what_it_gave_leaves_its_callers_alone(project):
    texts = {"app/kinds.py": KINDS, "app/giving.py": GIVING.format("x", "Fast"), "app/using.py": USING}
    for path, text in texts.items():
        (project / path).write_text(text)
    before = analysed(project, {})
    same = analysed(project, {"app/giving.py": GIVING.format("len(str(x)) + 1", "Fast")}, before.document)
    assert same.anew == 2  # `choose` and `Box.__init__`
    assert same.findings == before.findings
    edit = {"app/giving.py": GIVING.format("len(str(x)) + 1", "Slow")}
    for document in (before.document, same.document):
        again, scratch = analysed(project, edit, document), analysed(project, edit)
        assert {("picked", "FAL202"), ("boxed", "FAL202")} <= codes(again)
        assert (again.findings, again.lines) == (scratch.findings, scratch.lines)
    back = analysed(project, {}, again.document)
    assert (back.findings, back.lines) == (before.findings, before.lines)


def test_answers_are_taken_from_the_analysis_before(project):
    (project / "app/kinds.py").write_text(KINDS)
    (project / "app/giving.py").write_text(GIVING.format("x", "Fast"))
    (project / "app/using.py").write_text(USING)
    before = analysed(project, {})
    edit = {"app/using.py": USING.replace("await other()\n    pick", "await another()\n    pick")}
    given = configured(Project(project, edit, cache=Cache(project)), Config())
    given.survey()
    with deep_recursion():
        analysis = Analysis(given, Knowledge(), before.document)
    answered = []
    recall = analysis.inference.settling.recall
    analysis.inference.settling.recall = lambda bit: answered.append(recall(bit)) or answered[-1]
    scope = next(scope for scope in analysis.scopes("app/using.py") if scope.name == "picked")
    values = [analysis.values(scope, index) for index in range(len(scope.nodes))]
    assert any(getattr(value, "scope", None) is not None for found in values for value in found)
    assert [found for found in answered if found is not None]  # what `pick` gives is known without a look at it


@pytest.mark.parametrize(
    "text", ["7", "[7]", "[-2,7]", "[-2,[99]]", "[-5,99999]", "{", '["x"]', "[-2,[0]]", "[-2,[6]]"]
)
def test_damaged_answer_is_found_anew(project, text):
    (project / "app/kinds.py").write_text(KINDS)
    (project / "app/giving.py").write_text(GIVING.format("x", "Slow"))
    (project / "app/using.py").write_text(USING)
    before = analysed(project, {})
    document = json.loads(json.dumps(before.document))
    texts = document["answers"][Kept._fields.index("answer")]
    texts[:] = [text] * len(texts)
    edit = {"app/using.py": USING.replace("await other()", "await another()")}
    again, scratch = analysed(project, edit, document), analysed(project, edit)
    assert (again.findings, again.lines) == (scratch.findings, scratch.lines)


def test_what_is_added_at_the_end_is_not_what_others_read(project):
    helper = "{}\n\ndef one():\n    return 1\n{}"
    (project / "app/helper.py").write_text(helper.format("", ""))
    calling = "from app.helper import one\n\n\nasync def both():\n    one()\n\n\ndef third():\n    one()\n"
    (project / "app/calling.py").write_text(calling)
    before = analysed(project, {})
    more = "\n\ndef two(x: int = 3) -> int:\n    return x\n\n\nclass Three:\n    def four(self):\n        return 4\n"
    edits = [
        {"app/helper.py": helper.format(*parts)} for parts in (("import time", ""), ("import time", more), ("", more))
    ]
    for edit in edits:
        again = analysed(project, edit, before.document)
        back = analysed(project, {}, analysed(project, edit).document)
        assert again.anew == back.anew == 1  # the module's own code
        assert (back.findings, back.lines) == (before.findings, before.lines)


def test_document_is_left_as_it_was(project):
    document = json.loads(json.dumps(analysed(project, {}).document))
    text = json.dumps(document)
    edit = {"app/service.py": APP["app/service.py"].replace("return read()", "return other(1)")}
    runs = [analysed(project, edit, document).anew for _ in range(2)]
    assert runs[0] == runs[1] is not None
    assert json.dumps(document) == text


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
        lambda document: document.pop("tests"),
        lambda document: document["masks"]["texts"].__setitem__(0, [10**12]),
        lambda document: document["masks"]["having"].update({"1": 2}),
        lambda document: document["masks"].pop("having"),
        lambda document: document["masks"].update(texts="7"),
        lambda document: document["directory"].pop("calls"),
        lambda document: document["directory"]["calls"].update(get=[10**6]),
        lambda document: document["directory"]["calls"].update(get=["x"]),
        lambda document: document["outlines"][1].append([0, "function", "f", "f", False, True, False]),
        lambda document: document["outlines"][1].pop(),
        lambda document: document["outlines"].__setitem__(1, [[7]]),
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


@pytest.mark.parametrize("part", ["findings", "everywhere", "ways", "reasons"])
def test_damaged_findings_are_made_anew(project, part):
    scratch = analysed(project, {})
    document = {name: found for name, found in scratch.document.items() if name != part}
    again = analysed(project, {}, document)
    assert (again.anew, again.findings, again.lines) == (0, scratch.findings, scratch.lines)


def test_facts_are_read_only_where_somebody_asks(project):
    config = Config()
    overlay = {"app/zz.py": APP_ALONE.format(number=2)}
    (project / "app/zz.py").write_text(APP_ALONE.format(number=1))
    lint_paths([project], caching=Caching())
    cache = Cache(project)
    now = configured(Project(project, overlay, cache=cache), config)
    now.survey()
    with deep_recursion():
        analysis = Analysis(now, Knowledge(), kept_analysis(now, config))
    assert analysis.earlier is not None
    filled = {module.path for module in analysis.program.modules() if module.has_facts}
    assert "app/zz.py" in filled
    assert filled != set(now.request_paths())


def test_outline_is_that_of_the_facts(project):
    program = Program(Project(project))
    for module in program.modules():
        rows = json.loads(json.dumps(outline(module)))
        again = outlined_scope(module.path, rows, program.reads, lambda path=module.path: program.project.module(path))
        assert [scope.header for scope in again.inner] == [scope.header for scope in module.inner]
        assert [scope.key for scope in again.inner] == [scope.key for scope in module.inner]
        assert [scope.body for scope in again.inner] == [scope.body for scope in module.inner]
        assert [scope.function for scope in again.inner] == [scope.function for scope in module.inner]
        assert [scope.class_ for scope in again.inner] == [scope.class_ for scope in module.inner]


def test_facts_of_another_module_are_refused(project):
    program = Program(Project(project))
    one, other = program.project.module("app/main.py"), program.project.module("app/routes.py")
    rows = outline(module_scope("app/main.py", one))
    with pytest.raises(LookupError, match=r"app/main\.py: not its facts"):
        outlined_scope("app/main.py", rows, program.reads, lambda: other).body  # noqa: B018


def test_directory_is_kept_as_names_come_and_go(project):
    document = analysed(project, {}).document
    text = APP["app/routes.py"].replace("run()", "start()")
    again = analysed(project, {"app/routes.py": text}, document)
    scratch = analysed(project, {"app/routes.py": text})
    assert again.anew is not None
    assert again.document["directory"] == scratch.document["directory"] != analysed(project, {}).document["directory"]


CIRCLING = """
from app import store


def nested(x):
    return [nested(x), store] if x else x


def apply(function):
    return function()


async def all_of_it():
    nested(1)
    apply(store.read)
    apply(store.write)
"""


@pytest.mark.parametrize("limit", ["settling._EXACT_ROUNDS", "settling._MOST_ROUNDS", "frames._MOST"])
def test_an_edit_after_a_limit_was_reached_begins_with_what_was_found(project, monkeypatch, limit):
    (project / "app/circling.py").write_text(CIRCLING)
    whole = analysed(project, {})
    assert not whole.is_cut
    monkeypatch.setattr(f"fastapi_async_lint.analysis.{limit}", 1)
    first = analysed(project, {})
    again = analysed(project, {"app/store.py": BLOCKS}, first.document)
    assert (first.is_cut, again.anew is not None and again.anew < 10) == (True, True)
    assert again.findings == analysed(project, {"app/store.py": BLOCKS}).findings != first.findings


@pytest.mark.parametrize(("little", "is_kept"), [(100, True), (-1, False)])
def test_document_stays_as_long_as_little_is_found_anew(project, monkeypatch, little, is_kept):
    monkeypatch.setattr(engine, "_LITTLE", little)
    documents = []
    for path, text in {
        "": "",
        "app/store.py": BLOCKS,
        "app/other.py": "import time\n\n\nasync def late():\n    time.sleep(1)\n",
    }.items():
        if path:
            (project / path).write_text(text)
        found = lint_paths([project], caching=Caching()).diagnostics
        assert found == lint_paths([project]).diagnostics
        documents.append(kept_analysis(configured(Project(project, cache=Cache(project)), Config()), Config()))
    assert len({json.dumps(document["facts"]) for document in documents}) == (1 if is_kept else 3)


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


IMPORTING = {
    "a module": "from app.late import work\n",
    "a module of a package": "from app import late\nwork = late.work\n",
    "a module that an attribute names": "import app\nwork = app.late.work\n",
    "a relative module": "from .late import work\n",
    "all names of a module": "from app.late import *\n",
    "a module of another folder": "from shared.late import work\n",
}
CALLING = "{}\n\nasync def waits():\n    work()\n"
WORK = "import time\n\n\ndef work():\n    time.sleep(1)\n"
WAITS = {("waits", "FAL202")}


@pytest.mark.parametrize("importing", IMPORTING)
@pytest.mark.parametrize("is_package", [False, True])
def test_file_that_comes_and_goes_is_seen(project, importing, is_package):
    (project / "app/other.py").write_text(CALLING.format(IMPORTING[importing]))
    folder = "lib/shared" if "shared" in IMPORTING[importing] else "app"
    late = project / folder / ("late/__init__.py" if is_package else "late.py")
    without = analysed(project, {})
    late.parent.mkdir(parents=True, exist_ok=True)
    late.write_text(WORK)
    came, whole = analysed(project, {}, without.document), analysed(project, {})
    late.unlink()
    if is_package:
        late.parent.rmdir()
    went, back = analysed(project, {}, came.document), analysed(project, {}, whole.document)
    assert (came.findings, came.lines) == (whole.findings, whole.lines)
    assert (went.findings, went.lines) == (back.findings, back.lines) == (without.findings, without.lines)
    assert codes(came) - codes(without) == WAITS
    assert 0 < min(came.anew, went.anew, back.anew) <= max(came.anew, went.anew, back.anew) < 8


def test_file_that_takes_the_place_of_a_library_is_seen(project):
    (project / "app/other.py").write_text("import time\n\n\nasync def waits():\n    time.sleep(1)\n")
    before = analysed(project, {})
    (project / "time.py").write_text("def sleep(seconds):\n    pass\n")
    again = analysed(project, {}, before.document)
    assert codes(before) - codes(again) == {("waits", "FAL201")}
    assert (again.findings, again.lines) == (analysed(project, {}).findings, analysed(project, {}).lines)


def test_folder_that_becomes_a_package_begins_anew(project):
    before = analysed(project, {})
    (project / "app/__init__.py").unlink()
    assert analysed(project, {}, before.document).anew is None


def test_new_names_in_a_new_file_are_seen(project):
    before = analysed(project, {})
    (project / "app/aa.py").write_text(
        "import time\nfrom app import service\n\n\ndef wait():\n    time.sleep(1)\n\n\nservice.holder.client = wait\n"
    )
    again, scratch = analysed(project, {}, before.document), analysed(project, {})
    assert codes(again) - codes(before) == {("stored", "FAL202")}
    assert (again.findings, again.lines) == (scratch.findings, scratch.lines)
    third = analysed(project, {}, again.document)
    assert (third.anew, third.findings, third.lines) == (0, scratch.findings, scratch.lines)


def test_directory_is_in_order_of_files_that_come(project):
    before = analysed(project, {})
    (project / "app/aa.py").write_text("from app import service\n\nservice.load()\nservice.holder.client = 1\n")
    documents = [analysed(project, {}, earlier).document for earlier in (before.document, None)]
    paths = [
        {
            (table, name): [document["paths"][number] for number in numbers]
            for table, names in document["directory"].items()
            for name, numbers in names.items()
        }
        for document in documents
    ]
    assert documents[0]["paths"] != documents[1]["paths"]
    assert paths[0] == paths[1]


def test_file_that_serves_no_request_changes_nothing(project):
    before = analysed(project, {})
    (project / "tests").mkdir()
    (project / "tests/test_it.py").write_text("from app import routes\n\n\ndef test_it():\n    routes.alone()\n")
    again = analysed(project, {}, before.document)
    assert (again.anew, again.lines) == (0, before.lines)


def test_project_most_of_which_is_gone_begins_anew(project):
    before = analysed(project, {})
    for path in list(APP)[1:-1]:
        (project / path).unlink()
    assert analysed(project, {}, before.document).anew is None


def test_projects_that_share_a_cache_have_documents_of_their_own(project, tmp_path_factory):
    other, folder = tmp_path_factory.mktemp("other"), tmp_path_factory.mktemp("cache")
    (other / "pyproject.toml").write_text("")
    (other / "alone.py").write_text("import time\n\n\nasync def waits():\n    time.sleep(1)\n")
    for root in (project, other, project):
        assert lint_paths([root], caching=Caching(folder)).diagnostics == lint_paths([root]).diagnostics
    now = [Project(root, cache=Cache(root, folder)) for root in (project, other)]
    documents = [kept_analysis(configured(each, Config()), Config()) for each in now]
    assert [len(document["paths"]) for document in documents] == [len(APP), 1]


def test_bits_are_each_their_own():
    reads = Reads(["a.py", "b.py"])
    bits = [
        bit(path) for path in ("a.py", "b.py", "c.py") for bit in (reads.facts, reads.text, reads.ways, reads.reasons)
    ]
    assert len(set(bits)) == len(bits)
    bits += [reads.body("b.py", "f"), reads.body("b.py", "g"), reads.body("d.py", "f"), reads.facts("d.py")]
    assert len(set(bits)) == len(bits)
    assert reads.name("calls", "x") not in bits
    assert reads.paths == ("a.py", "b.py", "c.py", "d.py")
    again = Reads(known=reads.known)
    assert again.known == reads.known
    assert again.body("d.py", "f") == reads.body("d.py", "f")


def test_what_is_read_aside_is_not_noted():
    reads = Reads()
    with reads.aside():
        reads.mask |= reads.facts("a.py")
    assert not reads.mask


def test_files_linted_one_by_one_keep_the_analysis_a_few_times(project, monkeypatch):
    for number in range(30):
        (project / f"app/more{number}.py").write_text(
            f"async def more(client):\n    return await client.get({number})\n"
        )
    kept: list[str] = []
    original = Cache.keep_document
    monkeypatch.setattr(
        Cache, "keep_document", lambda self, kind, *rest: kept.append(kind) or original(self, kind, *rest)
    )
    session = Session(project)
    paths = sorted((project / "app").glob("*.py"))
    found = [session.lint(path, path.read_text()).diagnostics for path in paths]
    assert kept.count("findings") > 20
    assert kept.count("analysis") <= 8
    assert [d for each in found for d in each] == [
        d for path in paths for d in Session(project).lint(path, path.read_text()).diagnostics
    ]


MAIN = "from fastapi import FastAPI, Depends\nfrom app import deps\n\napp = FastAPI()\n"
SLEEPS = "import time\n\n\ndef go():\n    time.sleep(1)\n\n\ndef other():\n    len(time.sleep)\n"
QUIET = SLEEPS.replace("time.sleep(1)", "X").replace("len(time.sleep)", "time.sleep(1)").replace("X", "len(time.sleep)")
HOLES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "a way to what blocks through what is not seen to run": (
        {
            "main.py": "from contextlib import asynccontextmanager\nfrom fastapi import FastAPI\nfrom app.base import Sub1\n\n\n"
            "@asynccontextmanager\nasync def lifespan(app):\n    Sub1().run()\n    yield\n\n\napp = FastAPI(lifespan=lifespan)\n",
            "work.py": "from app.m2 import Sub2\n\n\nasync def worker():\n    Sub2().run()\n    return 1\n",
            "base.py": "class Base:\n    def run(self):\n        self.step()\n\n    def step(self):\n        len('x')\n\n\n"
            "class Sub1(Base):\n    pass\n",
            "m2.py": "from app import m3\nfrom app.base import Base\n\n\nclass Sub2(Base):\n    def step(self):\n        m3.go()\n",
            "m3.py": QUIET,
        },
        {"m3.py": SLEEPS},
    ),
    "a caller that is not seen to run": (
        {
            "main.py": f"{MAIN}\n\n@app.get('/x')\ndef x(a=Depends(deps.Sub())):\n    return 1\n",
            "deps.py": "class Base:\n    async def __call__(self):\n        return 1\n\n\nclass Sub(Base):\n    pass\n",
            "sub2.py": "from app.deps import Base\n\n\nclass Sub2(Base):\n    pass\n",
            "other.py": "from app.sub2 import Sub2\n\n\ndef unused():\n    x = Sub2()\n    return x\n",
        },
        {"other.py": "from app.sub2 import Sub2\n\n\ndef unused():\n    x = Sub2()\n    return x()\n"},
    ),
    "a caller that runs now": (
        {
            "main.py": f"{MAIN}from app.helper import helper\n\n\n@app.get('/x')\nasync def x():\n    v = await helper()\n    return len(v)\n",
            "helper.py": "import asyncio\n\n\nasync def make():\n    await asyncio.sleep(1)\n    return 1\n\n\n"
            "async def helper():\n    await asyncio.sleep(1)\n    return make()\n",
            "other.py": "from app.helper import helper\n\n\ndef other():\n    return helper()\n",
            "third.py": "from app.other import other\nfrom app.main import app\n\n\n@app.get('/t')\ndef third():\n    len(other)\n\n\n"
            "def nn():\n    return other()\n",
        },
        {
            "third.py": "from app.other import other\nfrom app.main import app\n\n\n@app.get('/t')\ndef third():\n    other()\n\n\n"
            "def nn():\n    return other()\n"
        },
    ),
    "a base that is asked for by what is asked of bases": (
        {
            "main.py": f"{MAIN}from app.m import D\n\n\n@app.get('/x')\nasync def x(b: D):\n    b.run()\n    return 1\n",
            "m.py": "from app.mid import Factory\n\n\ndef base(f: Factory):\n    return f.make()\n\n\nclass D(base(Factory())):\n    pass\n",
            "mid.py": "class Factory:\n    def make(self):\n        raise NotImplementedError\n",
            "zzz.py": "import time\nfrom app.mid import Factory\n\n\nclass Blocker:\n    def run(self):\n        time.sleep(1)\n\n\n"
            "class F2(Factory):\n    def make(self):\n        return Blocker\n",
        },
        {"main.py": f"{MAIN}from app.m import D\n\n\n@app.get('/x')\nasync def z(b: D):\n    b.run()\n    return 1\n"},
    ),
    "two classes of one name": (
        {
            "main.py": f"{MAIN}from app.zbase import make\n\n\n@app.get('/x')\nasync def x():\n    b = make()()\n    return b.run()\n",
            "zbase.py": "def make():\n    class Base:\n        def run(self): ...\n\n    class L1(Base):\n        pass\n\n"
            "    class Base:\n        def run(self): ...\n\n    return Base\n",
            "bbb.py": "import time\nfrom app.zbase import make\n\n\nclass Z:\n    def run(self):\n        time.sleep(1)\n\n\n"
            "def x():\n    return make()\n",
        },
        {
            "bbb.py": "import time\nfrom app.zbase import make\n\n\nclass Z(make()):\n    def run(self):\n        time.sleep(1)\n\n\n"
            "def x():\n    return make()\n"
        },
    ),
    "what another method puts into an attribute": (
        {
            "main.py": f"{MAIN}from app.m import holder\n\n\n@app.get('/x')\nasync def x():\n    holder.go(1)\n",
            "m.py": "import time\n\n\nclass Holder:\n    def __init__(self):\n        self.go = len\n\n"
            "    def start(self):\n        pass\n\n\nholder = Holder()\n",
        },
        {
            "m.py": "import time\n\n\nclass Holder:\n    def __init__(self):\n        self.go = len\n\n"
            "    def start(self):\n        self.go = time.sleep\n\n\nholder = Holder()\n",
        },
    ),
    "a parameter that is read": (
        {
            "main.py": f"{MAIN}from app.m import run\nimport time\n\n\n@app.get('/x')\nasync def x():\n    run(time.sleep)\n",
            "m.py": "def run(function):\n    len('x')\n",
        },
        {"m.py": "def run(function):\n    function(1)\n"},
    ),
    "what a function gives": (
        {
            "main.py": f"{MAIN}from app.mid import get\n\n\n@app.get('/x')\nasync def x():\n    get()(1)\n",
            "mid.py": "from app.m import make\n\n\ndef get():\n    return make()\n",
            "m.py": "import time\n\n\ndef make():\n    return len\n",
        },
        {"m.py": "import time\n\n\ndef make():\n    return time.sleep\n"},
    ),
    "a name of the module that a function binds": (
        {
            "main.py": f"{MAIN}from app import m\n\n\n@app.get('/x')\nasync def x():\n    m.go(1)\n",
            "m.py": "import time\n\ngo = None\n\n\ndef start():\n    pass\n",
        },
        {"m.py": "import time\n\ngo = None\n\n\ndef start():\n    global go\n    go = time.sleep\n"},
    ),
    "another name of the module that a function binds": (
        {
            "main.py": f"{MAIN}from app import m\n\n\n@app.get('/x')\nasync def x():\n    m.go(1)\n",
            "m.py": "import time\n\ngo = a = None\n\n\ndef start():\n    global a, go\n    a = 1\n",
        },
        {"m.py": "import time\n\ngo = a = None\n\n\ndef start():\n    global a, go\n    a = 1\n    go = time.sleep\n"},
    ),
    "a name that a function no longer binds for the module": (
        {
            "main.py": f"{MAIN}from app import m\n\n\n@app.get('/x')\nasync def x():\n    m.go(1)\n",
            "m.py": "import time\n\ngo = None\n\n\ndef start():\n    global go\n    go = time.sleep\n",
        },
        {"m.py": "import time\n\ngo = None\n\n\ndef start():\n    go = time.sleep\n"},
    ),
    "what a decorator makes": (
        {
            "main.py": f"{MAIN}from app.mid import work\n\n\n@app.get('/x')\nasync def x():\n    work()\n",
            "mid.py": "from app.m import wrapped\n\n\n@wrapped\ndef work():\n    pass\n",
            "m.py": "import time\n\n\ndef wrapped(f):\n    def inner():\n        return f()\n    return inner\n",
        },
        {
            "m.py": "import time\n\n\ndef wrapped(f):\n    lambda: 1\n\n    def inner():\n        time.sleep(1)\n        return f()\n"
            "    return inner\n"
        },
    ),
    "what a method sets, so that a call is made only once": (
        {
            "main.py": f"{MAIN}from app.m import holder\n\n\n@app.get('/x')\nasync def x():\n    holder.get()\n",
            "m.py": "import time\n\n\nclass Holder:\n    def __init__(self):\n        self.client = None\n\n"
            "    def get(self):\n        if self.client is None:\n            self.start()\n        return self.client\n\n"
            "    def start(self):\n        time.sleep(1)\n        self.client = 1\n\n\nholder = Holder()\n",
        },
        {
            "m.py": "import time\n\n\nclass Holder:\n    def __init__(self):\n        self.client = None\n\n"
            "    def get(self):\n        if self.client is None:\n            self.start()\n        return self.client\n\n"
            "    def start(self):\n        time.sleep(1)\n        self.other = 1\n\n\nholder = Holder()\n",
        },
    ),
    "a call of a parameter's function that stands in another function now": (
        {
            "main.py": f"{MAIN}from app.m import take\n\n\n@app.get('/x')\nasync def x():\n    take(len)\n",
            "m.py": "def take(function):\n    function('x')\n",
            "o.py": "import time\nfrom app.m import take\n\n\ndef one():\n    take(len)\n\n\ndef two():\n    len('x')\n",
        },
        {
            "o.py": "import time\nfrom app.m import take\n\n\ndef one():\n    take(len)\n\n\n"
            "async def two():\n    take(time.sleep)\n"
        },
    ),
    "a function at the end that takes the place of another": (
        {
            "main.py": f"{MAIN}from app.m import go\n\n\n@app.get('/x')\nasync def x():\n    go()\n",
            "m.py": "import time\n\n\ndef go():\n    pass\n",
        },
        {"m.py": "import time\n\n\ndef go():\n    pass\n\n\ndef go():\n    time.sleep(1)\n"},
    ),
    "a function at the end that is gone": (
        {
            "main.py": f"{MAIN}from app.m import go\n\n\n@app.get('/x')\nasync def x():\n    go()\n",
            "m.py": "import time\n\n\ndef go():\n    pass\n\n\ndef go():\n    time.sleep(1)\n",
        },
        {"m.py": "import time\n\n\ndef go():\n    pass\n"},
    ),
    "an import that is there now": (
        {
            "main.py": f"{MAIN}from app import m\n\n\n@app.get('/x')\nasync def x():\n    m.go(1)\n",
            "m.py": "def other():\n    pass\n",
        },
        {"m.py": "from time import sleep as go\n\n\ndef other():\n    pass\n"},
    ),
    "an import of another": (
        {
            "main.py": f"{MAIN}from app.mid import go\n\n\n@app.get('/x')\nasync def x():\n    go(1)\n",
            "mid.py": "if True:\n    from app.m import go\n\n\ndef other():\n    pass\n",
            "m.py": "from time import sleep\n\n\ndef go(x):\n    pass\n",
        },
        {"mid.py": "if True:\n    from app.m import sleep as go\n\n\ndef other():\n    pass\n"},
    ),
    "a star": (
        {
            "main.py": f"{MAIN}from app.mid import go\n\n\n@app.get('/x')\nasync def x():\n    go(1)\n",
            "mid.py": "from app.m import *\n\n\ndef other():\n    pass\n",
            "m.py": "def other():\n    pass\n",
        },
        {"m.py": "from time import sleep as go\n\n\ndef other():\n    pass\n"},
    ),
    "what an import says of a name that is assigned to": (
        {
            "main.py": f"{MAIN}from app import m\n\n\n@app.get('/x')\nasync def x():\n    m.go(1)\n",
            "m.py": "go = None\n",
            "o.py": "from app import other\nimport time\n\n\ndef start():\n    m.go = time.sleep\n",
            "other.py": "",
        },
        {"o.py": "from app import other\nfrom app import m\nimport time\n\n\ndef start():\n    m.go = time.sleep\n"},
    ),
    "a class at the end that derives from another": (
        {
            "main.py": f"{MAIN}from app.m import Base\n\n\n@app.get('/x')\nasync def x(base: Base = Depends(deps.get)):\n    base.run()\n",
            "m.py": "import time\n\n\nclass Base:\n    def run(self):\n        raise NotImplementedError\n",
        },
        {
            "m.py": "import time\n\n\nclass Base:\n    def run(self):\n        raise NotImplementedError\n\n\n"
            "class Derived(Base):\n    def run(self):\n        time.sleep(1)\n"
        },
    ),
    "a function inside one that gives it": (
        {
            "main.py": f"{MAIN}from app.m import make\n\n\n@app.get('/x')\nasync def x():\n    make()()\n    return 1\n",
            "m.py": "def make():\n    def inner():\n        return 1\n\n    return inner\n",
        },
        {"m.py": "def make():\n    async def inner():\n        return 1\n\n    return inner\n"},
    ),
    "a method that an instance's class gives, of a class that became another": (
        {
            "main.py": f"{MAIN}from app.m import make\n\n\n@app.get('/x')\nasync def x():\n    make().run()\n    return 1\n",
            "m.py": "from app.k import K\n\n\ndef make():\n    return K()\n",
            "k.py": "class K:\n    def run(self):\n        return 1\n",
        },
        {"k.py": "class K:\n    async def run(self):\n        return 1\n"},
    ),
    "a coroutine of a call that nobody writes": (
        {
            "main.py": f"{MAIN}from app.m import c\n\n\n@app.get('/x')\nasync def x():\n    await c.p\n    return 1\n",
            "m.py": "class C:\n    @property\n    async def p(self):\n        return 1\n\n\nc = C()\n",
        },
        {
            "main.py": f"{MAIN}from app.m import c\n\n\n@app.get('/x')\nasync def x():\n    await c.p\n    __import__('time')\n    import time\n    time.sleep(1)\n"
        },
    ),
    "functions that give what each other gives": (
        {
            "main.py": f"{MAIN}from app.m import one\n\n\n@app.get('/x')\nasync def x():\n    one(3).sleep(1)\n    return 1\n",
            "m.py": "from app.n import two\n\n\ndef one(x):\n    return two(x - 1)\n",
            "n.py": "import math\nimport time\nfrom app.m import one\n\n\ndef two(x):\n    if x:\n        return one(x)\n    return math\n",
        },
        {
            "n.py": "import math\nimport time\nfrom app.m import one\n\n\ndef two(x):\n    if x:\n        return one(x)\n    return time\n"
        },
    ),
    "a caller that says what a parameter is, of a name that many call": (
        {
            "main.py": f"{MAIN}from app.m import get\n\n\n@app.get('/x')\nasync def x(y):\n    get(y)\n    return 1\n",
            "m.py": "def get(module):\n    return module.sleep(1)\n",
            "o.py": "import time\nfrom app import m\n\n\ndef other(d):\n    d.get(1)\n    m.get\n\n\ndef third(d):\n    d.get(2)\n",
        },
        {
            "o.py": "import time\nfrom app import m\n\n\ndef other(d):\n    d.get(1)\n    m.get(time)\n\n\ndef third(d):\n    d.get(2)\n"
        },
    ),
    "a caller that no longer says what a parameter is": (
        {
            "main.py": f"{MAIN}from app.m import get\n\n\n@app.get('/x')\nasync def x(y):\n    get(y)\n    return 1\n",
            "m.py": "def get(module):\n    return module.sleep(1)\n",
            "o.py": "import time\nfrom app import m\n\n\ndef other(d):\n    m.get(time)\n    d.get(1)\n",
        },
        {"o.py": "import time\nfrom app import m\n\n\ndef other(d):\n    d.get(time)\n    d.get(1)\n"},
    ),
    "another call at the end of a module, of a name that is called there already": (
        {
            "main.py": f"{MAIN}from app.m import run\n\n\n@app.get('/x')\nasync def x():\n    run()\n",
            "m.py": "handlers = []\n\n\ndef run():\n    for handler in handlers:\n        handler(1)\n",
            "o.py": "import time\nfrom app.m import handlers\n\n\ndef one(x=handlers.append(len)):\n    pass\n",
        },
        {
            "o.py": "import time\nfrom app.m import handlers\n\n\ndef one(x=handlers.append(len)):\n    pass\n\n\n"
            "def two(x=handlers.append(time.sleep)):\n    pass\n"
        },
    ),
    "a decorated hook of a model that is none any more": (
        {
            "deps.py": "import functools\nimport time\n\n\ndef deco(f):\n    @functools.wraps(f)\n    async def wrapper(v):\n"
            "        return list(map(f, [v]))\n\n    return wrapper\n\n\n@deco\ndef check(v):\n    time.sleep(1)\n    return v\n",
            "main.py": f"{MAIN}from app.deps import check\n\n\n@app.get('/x')\nasync def x(y=Depends(check)):\n    return y\n",
            "m.py": "from pydantic import AfterValidator\nfrom app.deps import check\n\n\ndef make():\n    return AfterValidator(check)\n",
        },
        {"m.py": "from pydantic import AfterValidator\nfrom app.deps import check\n\n\ndef make():\n    return None\n"},
    ),
    "a wrapper that nobody comes to any more": (
        {
            "main.py": f"{MAIN}from app.d import deco\n\n\nasync def one():\n    await one()\n\n\nwrapped = deco(one)\n",
            "d.py": "import asyncio\n\n\nasync def agen():\n    yield 1\n\n\ndef deco(f):\n    def sw():\n        for x in agen():\n"
            "            pass\n\n    async def aw():\n        await f()\n\n    if asyncio.iscoroutinefunction(f):\n        return aw\n"
            "    return sw\n",
            "x.py": "import asyncio\nfrom app.d import deco\n\n\ndef plain():\n    pass\n\n\ndef other():\n    pass\n\n\ndef choose(h):\n"
            "    if asyncio.iscoroutinefunction(h):\n        return deco(plain)\n    return 1\n",
            "y.py": "from app.x import choose, other\n\n\ndef use():\n    return choose(other)\n\n\nuse()\n",
        },
        {"y.py": "from app.x import choose, other\n\n\ndef use():\n    return 1\n\n\nuse()\n"},
    ),
    "a test that calls": (
        {
            "main.py": f"{MAIN}\n\n@app.get('/y')\nasync def y():\n    return 1\n",
            "../tests/test_a.py": "def test():\n    pass\n",
        },
        {"../tests/test_a.py": "from app.main import y\n\n\ndef test():\n    y()\n"},
    ),
}
"""Programs and edits after which the findings are others, by ways that are easily forgotten."""


@pytest.mark.parametrize("case", HOLES)
def test_ways_that_are_easily_forgotten(tmp_path, case):
    files, edit = HOLES[case]
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'app'\n")
    for name, text in {"__init__.py": "", "deps.py": "", **files}.items():
        path = (tmp_path / "app" / name).resolve()
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    before = analysed(tmp_path, {})
    overlay = {
        (tmp_path / "app" / name).resolve().relative_to(tmp_path).as_posix(): text for name, text in edit.items()
    }
    again, scratch = analysed(tmp_path, overlay, before.document), analysed(tmp_path, overlay)
    assert again.anew is not None
    assert scratch.findings != before.findings
    assert (again.findings, again.lines) == (scratch.findings, scratch.lines)
    assert [d.code for d in linted_by(tmp_path, overlay, Caching())] == [
        d.code for d in linted_by(tmp_path, overlay, None)
    ]


def test_what_is_so_everywhere_leaves_answers_for_the_next_document(tmp_path):
    route = "import asyncio\nimport nest_asyncio\nfrom fastapi import FastAPI\nfrom b import between\n\napp = FastAPI()\n\n\n@app.get('/')\n"
    route += "async def r():\n    await asyncio.sleep(0)\n    between()\n    return 1\n"
    files = {
        "a.py": "class Client:\n    def go(self):\n        return 1\n\n\ndef make():\n    return Client()\n\n\ndef other():\n    s = make()\n"
        "    s.go()\n",
        "b.py": "from a import other\n\n\ndef between():\n    other()\n",
        "r.py": route,
        "pyproject.toml": "[project]\nname = 'app'\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    before = analysed(tmp_path, {})
    patched = {"r.py": route.replace("    return 1", "    nest_asyncio.apply()\n    return 1")}
    again = analysed(tmp_path, patched, before.document)
    assert again.document is not None
    assert again.document["everywhere"] != before.document["everywhere"]
    assert analysed(tmp_path, patched, again.document).findings == analysed(tmp_path, patched).findings


CHANGES = {
    "nothing": ("def f(x):\n    return x\n", "def f(x):\n    return x\n", set()),
    "what is written in a function": ("def f(x):\n    x\n", "def f(x):\n    return x\n", {"body f"}),
    "a name in a function": ("def f(): return 1\n", "def f(): g()\n", {"body f", "calls g"}),
    "a name that stands in a function more often": ("def f(): g()\n", "def f(): g(); g()\n", {"body f", "calls g"}),
    "a name that stands in another function": (
        "def f(): g()\ndef h(): return 1\n",
        "def f(): g()\ndef h(): g()\n",
        {"body h", "calls g"},
    ),
    "a parameter that is read": ("def f(x): return 1\n", "def f(x): x\n", {"body f", "read parameters a.py f"}),
    "a nested function": ("def f():\n  def g(): return 2\n", "def f():\n  def g(): return 1\n", {"body f"}),
    "a method": ("class A:\n  def f(self): return 2\n", "class A:\n  def f(self): return 1\n", {"body A.f"}),
    "an import": ("def f(): pass\n", "import x\ndef f(): pass\n", {"text", "bound a.py x"}),
    "an import that is gone": (
        "import x\ndef f(): x.y\n",
        "def f(): x.y\n",
        {"text", "bound a.py x", "qualified x.y"},
    ),
    "an import behind a test": (
        "if T:\n  import x\n",
        "if T:\n  import x\n  import y\n",
        {"text", "bound a.py y"},
    ),
    "a function at the end": ("import x\n", "import x\ndef f(a: b): return 1\n", {"text", "bound a.py f", "body f"}),
    "a function that is gone": ("import x\ndef f(a: b): return 1\n", "import x\n", {"text", "bound a.py f", "body f"}),
    "an import in a function": ("def f(): return 1\n", "def f(): import x\n", {"facts"}),
    "a function before another": (
        "def f(a: b): return 1\n",
        "def g(a: b): return 1\ndef f(a: b): return 1\n",
        {"facts"},
    ),
    "what a function takes": ("def f(a): return 1\n", "def f(a, b): return 1\n", {"facts"}),
    "the kind of a function": ("def f(): return 1\n", "async def f(): return 1\n", {"facts"}),
    "a method of a class": ("class A: pass\n", "class A:\n  def f(self): return 1\n", {"facts", "methods f"}),
    "another base": ("class A(B): pass\n", "class A(C): pass\n", {"facts"}),
    "a statement": ("x = 1\n", "x = y\n", {"facts"}),
    "a name that is global": ("def f():\n  global x\n", "def f():\n  global x\n  x = 1\n", {"facts"}),
}
"""Texts of a module, before and after an edit, and what is not as it was."""


@pytest.mark.parametrize("case", CHANGES)
def test_what_an_edit_changes(case):
    before, now, expected = CHANGES[case]
    reads = Reads(["a.py"])
    earlier, module = (module_scope("a.py", facts(text), reads) for text in (before, now))
    changed = changes_of(reads, "a.py", earlier, module).bits
    named = {f"body {name}": reads.body("a.py", name) for name in ("f", "g", "h", "A.f")}
    named |= {"facts": reads.facts("a.py"), "text": reads.text("a.py")}
    asked = {(table, name) for table, name, _ in names_of(earlier) | names_of(module)}
    asked |= {("bound", f"a.py {name}") for name in "fxy"} | {("read parameters", "a.py f")}
    named |= {f"{table} {name}": reads.name(table, name) for table, name in asked}
    assert {name for name, bit in named.items() if bit & changed} == expected


def test_who_asks_where_a_name_stands_has_read_what_is_written_there(project):
    program = Program(Project(project), Reads())
    reads, index = program.reads, Index(lambda: program.request_modules, program.reads)
    with reads.aside():
        index.calls("other")
    assert not reads.mask
    index.calls("read")
    places = {(scope.path, scope.qualname) for scope, _ in index.calls("read")}
    assert places
    assert all(reads.mask & reads.body(*place) for place in places)
    assert reads.mask & reads.name("calls", "read")


def test_what_was_found_in_a_function_that_is_gone_is_not_said_of_another(project):
    text = "import time\n\n\ndef stays(x=len):\n    pass\n"
    gone = "\n\nasync def gone():\n    time.sleep(1)\n"
    other = "\n\nasync def other(client):\n    return await client.get(1)\n"
    first = analysed(project, {"app/zz.py": text + gone})
    assert ("gone", "FAL201") in codes(first)
    second = analysed(project, {"app/zz.py": text}, first.document)
    third = analysed(project, {"app/zz.py": text + other}, second.document)
    scratch = analysed(project, {"app/zz.py": text + other})
    assert (third.findings, third.lines) == (scratch.findings, scratch.lines)


def linted_by(root: Path, overlay: dict[str, str], caching: Caching | None) -> tuple[Diagnostic, ...]:
    """Lint a project twice, before and after its files are changed on disk."""
    lint_paths([root], caching=caching)
    for path, text in overlay.items():
        (root / path).write_text(text)
    return lint_paths([root], caching=caching).diagnostics


def test_frames_that_nothing_reaches_are_left_out(project):
    document, before = None, len(analysed(project, {}).document["frames"])
    for name in ("max", "min", "sum"):
        text = APP["app/routes.py"].replace("apply(len)", f"apply({name})")
        document = analysed(project, {"app/routes.py": text}, document).document
        assert len(document["frames"]) == before


def test_nothing_holds_an_analysis_whose_session_is_over(project, monkeypatch):
    made: list[weakref.ref[Analysis]] = []
    original = Analysis.__init__

    def noted(self: Analysis, *arguments: object) -> None:
        original(self, *arguments)  # type: ignore[arg-type]
        made.append(weakref.ref(self))

    monkeypatch.setattr(Analysis, "__init__", noted)
    path = project / "app/routes.py"
    Session(project).lint(path, path.read_text())
    gc.collect()
    assert [each() for each in made] == [None]


def test_ancestors_of_a_class_do_not_depend_on_its_type_arguments(project):
    (project / "app/models.py").write_text("class User:\n    pass\n")
    (project / "app/users.py").write_text(
        "from app.base import Base\nfrom app.models import User\n\n\nclass Users(Base[User]):\n"
        "    async def get(self): ...\n"
    )
    with deep_recursion():
        analysis = Analysis(configured(Project(project), Config()), Knowledge())
        reads = analysis.inference.reads
        users = next(scope for scope in analysis.scopes("app/users.py") if scope.class_ is not None)
        with reads.apart() as mask:
            line = analysis.inference.hierarchy.line(ProjectClass(users, analysis.inference.frames.plain(users.parent)))
    assert [class_.scope.name for class_ in line.classes] == ["Users", "Base"]
    assert mask & reads.facts("app/base.py")
    assert not mask & reads.facts("app/models.py")
