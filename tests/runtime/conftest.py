"""Loading, driving and watching the fixture programs."""

import gc
import importlib
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from .expectations import FIXTURES
from .upstream import Upstream, running_upstream

NEEDS_GREENLET = "sqlalchemy.ext.asyncio"

Load = Callable[[str], AbstractContextManager[ModuleType]]


@pytest.fixture(scope="session")
def upstream() -> Iterator[Upstream]:
    """The server that all fixture programs talk to."""
    with running_upstream() as server:
        yield server


@pytest.fixture
def environment(upstream: Upstream, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Upstream:
    """Point the clients of the fixture programs at the local server."""
    for name in ("OPENAI_BASE_URL", "ANTHROPIC_BASE_URL", "UPSTREAM_URL", "WEBHOOK_URL"):
        monkeypatch.setenv(name, upstream.url)
    monkeypatch.setenv("DATABASE_PATH", str(tmp_path / "test.db"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    upstream.delay = 0.0
    return upstream


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The programs lose coroutines and connections on purpose; what that leaves to the collector fails no other test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"))


@pytest.fixture
def load(environment: Upstream) -> Load:
    """Load fixture projects with nothing left of them afterwards."""
    return load_project


@pytest.fixture
def forget_lost_coroutines() -> Iterator[None]:
    """Collect the coroutines that a test lost on purpose, before others see the warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        gc.freeze()  # makes the collection below quick: it looks at what the test made
        yield
        gc.collect()
        gc.unfreeze()


@contextmanager
def load_project(project: str) -> Iterator[ModuleType]:
    """Import a fixture project's application as a fresh, isolated set of modules."""
    with load_root(FIXTURES / project, "app") as program:
        yield program


@contextmanager
def load_root(root: Path, entry: str) -> Iterator[ModuleType]:
    """Import a module from a directory as a fresh, isolated set of modules."""
    if any(NEEDS_GREENLET in path.read_text("utf-8") for path in root.rglob("*.py")):
        pytest.importorskip("greenlet", reason="needs sqlalchemy[asyncio]")
    with isolated_modules(root):
        yield importlib.import_module(entry)


@contextmanager
def isolated_modules(root: Path) -> Iterator[None]:
    """Import from a directory first; forget what was imported from it, restore what it hid."""
    names = {path.stem for path in root.iterdir() if path.suffix == ".py" or path.is_dir()}
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if _top(name) in names}
    sys.path.insert(0, str(root))
    importlib.invalidate_caches()
    was = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # what a fix makes of a file may have its size, and its second
    try:
        yield
    finally:
        sys.dont_write_bytecode = was
        sys.path.remove(str(root))
        for name in [name for name in sys.modules if _top(name) in names]:
            del sys.modules[name]
        sys.modules.update(hidden)


def _top(name: str) -> str:
    return name.partition(".")[0]
