"""What the tests call, as it is written: they are not analysed. It is kept in the cache, by the state of the tests."""

from __future__ import annotations

import re

from fastapi_async_lint.project import Project, is_migration, is_test
from fastapi_async_lint.source import SourceError

TESTS = ("tests", "")
"""What is noted when it is asked what the tests call, beside the same with the name that is looked for."""
_CALLED = "called in tests"
_CALL = re.compile(r"(?<![\w.])((?:\w+\.)?\w+)\s*\(")


def called_in_tests(project: Project) -> frozenset[str]:
    """What the tests call, as it is written: they are not analysed."""
    state = project.tests_state()
    known = earlier_called_in_tests(project, state)
    if known is not None:
        return known
    found: set[str] = set()
    for path in project.files():
        if is_test(path) or is_migration(path):
            try:
                found.update(_CALL.findall(project.text(path)))
            except SourceError:
                continue
    if project.cache is not None:
        project.cache.keep_document(_CALLED, state, sorted(found))
    return frozenset(found)


def earlier_called_in_tests(project: Project, state: str) -> frozenset[str] | None:
    """What the tests called in another state; `None` when that is not known any more."""
    known = None if project.cache is None else project.cache.document(_CALLED, state)
    return frozenset(map(str, known)) if isinstance(known, list) else None
