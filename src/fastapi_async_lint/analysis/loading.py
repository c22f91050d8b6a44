"""What is loaded together with a module: what it imports whenever it is imported itself, and what that imports.

A fix may import a library only where something that is loaded anyway does: a package of which some modules need FastAPI can be
used without FastAPI, as long as the others do not import it.
"""

from __future__ import annotations

from typing import NamedTuple

from fastapi_async_lint import model as m

from .inference import Inference
from .program import Scope
from .reads import Read


class _Imports(NamedTuple):
    """What a module always imports: the first parts of libraries' names, and files of the project; and what says so."""

    libraries: frozenset[str]
    files: frozenset[str]
    read: Read


class Loading:
    """Answers for one program."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._imports: dict[str, _Imports] = {}

    def brings(self, path: str, libraries: frozenset[str]) -> bool:
        """Whether one of these libraries is imported whenever a file is."""
        reads = self.inference.reads
        pending, seen = [path], {path}
        while pending:
            current = pending.pop()
            imports = self._imports_of(current)
            reads.mask |= imports.read
            if not imports.libraries.isdisjoint(libraries):
                return True
            pending += sorted(imports.files - seen)
            seen |= imports.files
        return False

    def _imports_of(self, path: str) -> _Imports:
        reads = self.inference.reads
        if path not in self._imports:
            with reads.apart():
                reads.mask |= reads.facts(path)
                self._imports[path] = self._read(path)
        return self._imports[path]

    def _read(self, path: str) -> _Imports:
        module = self.inference.program.loaded(path)
        libraries, files = set(), {self._package(path)}
        for statement in () if module is None else module.body.statements:
            if isinstance(statement, m.Import) and module is not None:
                found = self._file(module, statement)
                if not found:
                    libraries.add(statement.module.partition(".")[0])
                files |= found
        return _Imports(frozenset(libraries), frozenset(files) - {""}, frozenset(self.inference.reads.mask))

    def _file(self, module: Scope, statement: m.Import) -> set[str]:
        """The files that an import statement loads; none where it imports from a library."""
        path = self.inference.names.imported_module(module, statement._replace(name=""))
        if path is None:
            return set()
        inner = self.inference.program.submodule(path, statement.attribute) if statement.attribute else None
        return {path} if inner is None else {path, inner}

    def _package(self, path: str) -> str:
        """The package that a module lies in, which is loaded before it; empty if there is none."""
        is_package = path.rpartition("/")[2] == "__init__.py"
        found = self.inference.program.resolve(path, "", 2 if is_package else 1)
        return found if found is not None and found.endswith(".py") and found != path else ""
