"""Which files a project has, and what an import means in it."""

from __future__ import annotations

import gc
import os
import weakref
from pathlib import Path

import pytest

from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Caching, lint, lint_paths
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.project import Project, find_root, is_migration, is_test
from fastapi_async_lint.session import Session
from fastapi_async_lint.source import SourceError
from support import write

BLOCKS = """\
import time
from fastapi import FastAPI
app = FastAPI()
@app.get("/")
async def f() -> None:
    time.sleep(1)
"""


def files(root: Path, *names: str) -> Project:
    return Project(write(root, dict.fromkeys(names, "")))


# --- roots


@pytest.mark.parametrize(
    ("names", "asked", "root"),
    [
        (["pyproject.toml", "app/main.py"], "app/main.py", "."),
        (["setup.cfg", "a/b/c.py"], "a/b", "."),
        (["pyproject.toml", "sub/pyproject.toml", "sub/a.py"], "sub/a.py", "sub"),
        ([".git/HEAD", "a/b/c.py"], "a/b/c.py", "."),
        ([".git/HEAD", "a/pyproject.toml", "a/b/c.py"], "a/b/c.py", "a"),
    ],
)
def test_root(names: list[str], asked: str, root: str, tmp_path: Path) -> None:
    files(tmp_path, *names)
    assert find_root(tmp_path / asked) == tmp_path / root


def test_module_named_setup_is_no_root(tmp_path: Path) -> None:
    project = files(
        tmp_path, "pyproject.toml", "app/__init__.py", "app/core/__init__.py", "app/core/setup.py", "app/core/db.py"
    )
    assert "app/core/db.py" in project.files()
    assert find_root(tmp_path / "app/core/db.py") == tmp_path


def test_nested_project_is_not_part(tmp_path: Path) -> None:
    project = files(
        tmp_path, "pyproject.toml", "a.py", "sub/pyproject.toml", "sub/b.py", "x/sub/setup.cfg", "x/sub/c.py"
    )
    assert project.files() == ("a.py",)
    assert project.nested() == ("sub", "x/sub")


def test_directory_argument_reaches_nested_projects(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "sub/pyproject.toml": "", "sub/b.py": BLOCKS, "a.py": BLOCKS})
    assert [d.path.name for d in lint_paths([tmp_path], Config()).diagnostics] == ["a.py", "b.py"]


# --- which files


def test_skipped_directories(tmp_path: Path) -> None:
    names = [
        "a.py",
        ".venv/b.py",
        "venv/c.py",
        "node_modules/d.py",
        "build/e.py",
        "__pycache__/f.py",
        "x/site-packages/g.py",
    ]
    assert files(tmp_path, *names).files() == ("a.py",)


@pytest.mark.parametrize(
    ("ignored", "names", "kept"),
    [
        ({".gitignore": "gen/\n"}, ["a.py", "gen/b.py", "x/gen/c.py"], ["a.py"]),
        ({".gitignore": "/gen/\n"}, ["gen/b.py", "x/gen/c.py"], ["x/gen/c.py"]),
        ({".gitignore": "*_pb2.py\n"}, ["a.py", "x/a_pb2.py"], ["a.py"]),
        ({".gitignore": "*.py\n!keep.py\n"}, ["a.py", "keep.py"], ["keep.py"]),
        ({"x/.gitignore": "b.py\n"}, ["b.py", "x/b.py", "x/y/b.py"], ["b.py"]),
        ({"x/.gitignore": "/b.py\n"}, ["b.py", "x/b.py", "x/y/b.py"], ["b.py", "x/y/b.py"]),
        ({".gitignore": "# comment\n\n"}, ["a.py"], ["a.py"]),
        ({".gitignore": "[\n"}, ["a.py"], ["a.py"]),
    ],
)
def test_gitignore(ignored: dict[str, str], names: list[str], kept: list[str], tmp_path: Path) -> None:
    write(tmp_path, ignored)
    assert files(tmp_path, *names).files() == tuple(kept)


def test_deeper_gitignore_takes_back(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "*_pb2.py\n", "x/.gitignore": "!a_pb2.py\n"})
    assert files(tmp_path, "x/a_pb2.py").files() == ("x/a_pb2.py",)


@pytest.mark.parametrize(
    ("ignored", "kept"),
    [
        ({".gitignore": "gen/\n"}, ["a.py"]),
        ({".gitignore": "/gen/\n"}, ["a.py", "gen/b.py"]),
        ({".gitignore": "/team/svc/gen/\n"}, ["a.py"]),
        ({"team/.gitignore": "/svc/gen/\n"}, ["a.py"]),
        ({".gitignore": "gen/\n", "team/svc/.gitignore": "!gen/\n"}, ["a.py", "gen/b.py"]),
        ({".gitignore": "team/\n"}, ["a.py", "gen/b.py"]),  # who lints an ignored project wants it linted
        ({"../.gitignore": "*.py\n"}, ["a.py", "gen/b.py"]),  # outside of the repository
    ],
)
def test_gitignore_above_the_root(ignored: dict[str, str], kept: list[str], tmp_path: Path) -> None:
    files = {".git/HEAD": "", "team/svc/pyproject.toml": "", "team/svc/a.py": "", "team/svc/gen/b.py": ""}
    write(tmp_path / "repository", files | ignored)
    assert Project(tmp_path / "repository" / "team" / "svc").files() == tuple(kept)


@pytest.mark.parametrize("name", ["build/a.py", "ignored/a.py"])
def test_named_file_in_a_skipped_directory_is_linted_like_any(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"pyproject.toml": "", ".gitignore": "ignored/\n", name: BLOCKS})
    assert lint_paths([tmp_path], Config()).diagnostics == ()
    assert [d.code for d in lint_paths([tmp_path / name], Config()).diagnostics] == ["FAL201"]
    assert [d.code for d in Session(tmp_path).lint(tmp_path / name, BLOCKS).diagnostics] == ["FAL201"]


def test_what_is_installed_is_not_linted_even_when_an_editor_opens_it(tmp_path: Path) -> None:
    name = ".venv/lib/python3.13/site-packages/library/a.py"
    write(tmp_path, {"pyproject.toml": "", name: BLOCKS})
    assert lint_paths([tmp_path / name], Config()).diagnostics == ()
    assert lint_paths([tmp_path / name], Config(), {tmp_path / name: BLOCKS}).diagnostics == ()
    assert Session(tmp_path).lint(tmp_path / name, BLOCKS).diagnostics == ()


# --- the application that FastAPI's command line is told to serve


def application(root: Path, entrypoint: str, *names: str, config: str = "") -> list[str]:
    """What is linted when the root is: all files of a project with this entrypoint have a finding."""
    write(
        root, {"pyproject.toml": f"[tool.fastapi]\nentrypoint = {entrypoint}\n{config}", **dict.fromkeys(names, BLOCKS)}
    )
    return [d.path.relative_to(root).as_posix() for d in lint_paths([root]).diagnostics]


@pytest.mark.parametrize(
    ("entrypoint", "names", "linted"),
    [
        ("'tests.main:app'", ["a.py", "tests/main.py", "tests/test_main.py"], ["a.py", "tests/main.py"]),
        ("'build.main:app'", ["build/main.py", "build/other.py"], ["build/main.py"]),
        ("'test_app:app'", ["test_app.py"], ["test_app.py"]),
        ("'test_app:app'", ["src/test_app/__init__.py"], ["src/test_app/__init__.py"]),
        ("'alembic.app:app'", ["alembic/app.py"], ["alembic/app.py"]),
        ("'test_app:app'", ["test_app.py", "src/test_app.py"], ["test_app.py"]),
        ("'nowhere:app'", ["a.py", "tests/main.py"], ["a.py"]),
        ("'../tests/main:app'", ["a.py", "tests/main.py"], ["a.py"]),
        ("'.tests:app'", ["a.py", "tests/__init__.py"], ["a.py"]),
        ("1", ["a.py"], ["a.py"]),
    ],
)
def test_the_application_is_code_wherever_it_lies(
    tmp_path: Path, entrypoint: str, names: list[str], linted: list[str]
) -> None:
    assert application(tmp_path, entrypoint, *names) == linted


def test_the_application_is_linted_where_its_directory_is(tmp_path: Path) -> None:
    application(tmp_path, "'tests.main:app'", "tests/main.py", "other/a.py")
    assert [d.path.name for d in lint_paths([tmp_path / "tests"]).diagnostics] == ["main.py"]
    assert [d.path.name for d in lint_paths([tmp_path / "tests/main.py"]).diagnostics] == ["main.py"]
    assert [d.path.name for d in lint_paths([tmp_path / "other"]).diagnostics] == ["a.py"]
    assert [d.code for d in Session(tmp_path).lint(tmp_path / "tests/main.py", BLOCKS).diagnostics] == ["FAL201"]


def test_what_is_excluded_is_not_linted_although_it_is_the_application(tmp_path: Path) -> None:
    config = "[tool.fastapi-async-lint]\nexclude = ['tests/']\n"
    assert application(tmp_path, "'tests.main:app'", "a.py", "tests/main.py", config=config) == ["a.py"]


def test_the_application_of_a_project_inside_is_that_projects(tmp_path: Path) -> None:
    write(tmp_path, {"svc/pyproject.toml": ""})
    assert application(tmp_path, "'svc.tests.main:app'", "svc/tests/main.py", "svc/a.py") == ["svc/a.py"]


def test_another_application_is_another_question_to_the_cache(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "tests/one.py": BLOCKS, "tests/two.py": BLOCKS})
    for name in ("one", "two"):
        (tmp_path / "pyproject.toml").write_text(f"[tool.fastapi]\nentrypoint = 'tests.{name}:app'\n", "utf-8")
        assert [d.path.stem for d in lint_paths([tmp_path], caching=Caching()).diagnostics] == [name]


def test_symlink_loop_and_fifo(tmp_path: Path) -> None:
    project = files(tmp_path, "pyproject.toml", "a.py", "x/b.py")
    (tmp_path / "x/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.py").symlink_to(tmp_path / "nowhere.py")
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "folder.py").mkdir()
    assert project.files() == ("a.py", "x/b.py")


def test_unreadable_file(tmp_path: Path) -> None:
    project = files(tmp_path, "a.py")
    assert project.files() == ("a.py",)
    (tmp_path / "a.py").unlink()
    (tmp_path / "a.py").mkdir()
    with pytest.raises(SourceError, match="cannot be read"):
        project.module("a.py")


def test_file_that_vanishes_is_reported(tmp_path: Path) -> None:
    project = Project(write(tmp_path, {"a.py": BLOCKS, "b.py": BLOCKS}))
    project.files()
    (tmp_path / "a.py").unlink()
    assert [(d.path.name, d.code) for d in lint(project, None, Config()).diagnostics] == [
        ("a.py", "FAL000"),
        ("b.py", "FAL201"),
    ]


def test_file_of_a_chain_that_vanishes_before_it_is_positioned(tmp_path: Path) -> None:
    call = BLOCKS.replace("import time", "import b").replace("time.sleep", "b.wait")
    project = Project(write(tmp_path, {"a.py": call, "b.py": "import time\ndef wait(n): time.sleep(n)\n"}))
    analysis = Analysis(project, Knowledge())
    (tmp_path / "b.py").unlink()
    assert [d.code for d in lint(project, ["a.py"], Config(), analysis).diagnostics] == ["FAL202"]


def test_overlay(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "a.py": "x = 1"})
    project = Project(tmp_path, {"a.py": BLOCKS, "new/b.py": BLOCKS})
    assert project.files() == ("a.py", "new/b.py")
    assert [d.path.name for d in lint(project, None, Config()).diagnostics] == ["a.py", "b.py"]


@pytest.mark.parametrize(
    ("path", "test", "migration"),
    [
        ("tests/a.py", True, False), ("app/test/a.py", True, False), ("a/test_b.py", True, False), ("b_test.py", True, False),
        ("conftest.py", True, False), ("contest.py", False, False), ("app/testing.py", False, False),
        ("alembic/env.py", False, True), ("app/migrations/1.py", False, True), ("migrations.py", False, False),
    ],
)  # fmt: skip
def test_kind_of_file(path: str, test: bool, migration: bool) -> None:
    assert (is_test(path), is_migration(path)) == (test, migration)


# --- imports


IMPORTS: dict[str, tuple[list[str], str, str, int, str | None]] = {
    # name: files, importer, module, dots, what it means
    "module beside": (["a.py", "b.py"], "a.py", "b", 0, "b.py"),
    "package": (["a.py", "p/__init__.py"], "a.py", "p", 0, "p/__init__.py"),
    "module of a package": (["a.py", "p/__init__.py", "p/m.py"], "a.py", "p.m", 0, "p/m.py"),
    "package before module": (["a.py", "b.py", "b/__init__.py"], "a.py", "b", 0, "b/__init__.py"),
    "module before namespace": (["a.py", "b.py", "b/c.py"], "a.py", "b", 0, "b.py"),
    "namespace package": (["a.py", "n/m.py"], "a.py", "n", 0, "n"),
    "module of a namespace package": (["a.py", "n/m.py"], "a.py", "n.m", 0, "n/m.py"),
    "src layout": (["src/p/__init__.py", "src/p/m.py", "scripts/x.py"], "scripts/x.py", "p.m", 0, "src/p/m.py"),
    "src layout from inside": (["src/p/__init__.py", "src/p/m.py", "src/p/x.py"], "src/p/x.py", "p.m", 0, "src/p/m.py"),
    "sub-root": (
        ["backend/app/__init__.py", "backend/app/m.py", "backend/main.py"],
        "backend/main.py",
        "app.m",
        0,
        "backend/app/m.py",
    ),
    "two sub-roots: the near one": (["one/u.py", "one/a.py", "two/u.py"], "one/a.py", "u", 0, "one/u.py"),
    "another sub-root": (["one/a.py", "libs/two/p/__init__.py"], "one/a.py", "p", 0, "libs/two/p/__init__.py"),
    "relative": (["p/__init__.py", "p/a.py", "p/b.py"], "p/a.py", "b", 1, "p/b.py"),
    "relative, the package itself": (["p/__init__.py", "p/a.py"], "p/a.py", "", 1, "p/__init__.py"),
    "relative, two up": (["p/__init__.py", "p/q/__init__.py", "p/q/a.py", "p/b.py"], "p/q/a.py", "b", 2, "p/b.py"),
    "relative, from an __init__": (["p/__init__.py", "p/b.py"], "p/__init__.py", "b", 1, "p/b.py"),
    "relative beyond the root": (["a.py"], "a.py", "x", 4, None),
    "relative never means another root": (["p/__init__.py", "p/a.py", "b.py"], "p/a.py", "b", 1, None),
    "relative, a namespace package itself": (["p/a.py", "p/b.py"], "p/a.py", "", 1, "p"),
    "relative, a namespace package beside a module of its name": (["p.py", "p/a.py", "p/b.py"], "p/a.py", "", 1, "p"),
    "unknown": (["a.py"], "a.py", "x", 0, None),
}


@pytest.mark.parametrize(
    ("names", "importer", "module", "level", "expected"),
    IMPORTS.values(),
    ids=IMPORTS,
)
def test_import(names: list[str], importer: str, module: str, level: int, expected: str | None, tmp_path: Path) -> None:
    assert files(tmp_path, "pyproject.toml", *names).resolve(importer, module, level) == expected


@pytest.mark.parametrize(
    ("names", "importer", "expected"),
    [
        (["main.py", "openai.py"], "main.py", "openai.py"),
        (["src/app/__init__.py", "src/openai.py"], "src/app/__init__.py", "src/openai.py"),
        (["app/__init__.py", "app/openai.py", "app/main.py"], "app/main.py", None),
        (["main.py", "clients/openai.py"], "main.py", None),
        (["main.py", "openai/__init__.py"], "main.py", "openai/__init__.py"),
        (["main.py", "openai/example.py"], "main.py", None),
    ],
)
def test_import_of_a_name_that_a_library_has(
    names: list[str], importer: str, expected: str | None, tmp_path: Path
) -> None:
    assert files(tmp_path, "pyproject.toml", *names).resolve(importer, "openai", is_library=True) == expected


def test_nothing_holds_a_project_that_is_not_used_any_more(tmp_path):
    (tmp_path / "app.py").write_text("import helper\n")
    (tmp_path / "helper.py").write_text("")
    project = Project(tmp_path)
    assert project.resolve("app.py", "helper") == "helper.py"
    gone = weakref.ref(project)
    del project
    gc.collect()
    assert gone() is None
