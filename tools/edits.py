"""Edits a copy of a project at random, and sees whether an analysis that begins with what the one before found out says the
same as one from scratch: `python -m tools.edits DIRECTORY [--edits 30] [--seed N]`. Nothing of the project is run. Texts are
edited, and files come, go and get other names.

Compared are the findings of all files, and of all functions where they run and why. Exits with 1 when anything differs.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.analysis.earlier import reasons, ways
from fastapi_async_lint.cache import Cache
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Run, configured
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import SourceError, deep_recursion

FILES = 0.4
"""How many changes are of files, not of texts."""
AGAIN = 8
"""Edits that are made on top of one another, before it begins anew."""
ADDED = """

async def added(x, client):
    import time
    time.sleep(1)
    await client.get(x)
    return added_helper(x)


def added_helper(x):
    import time
    time.sleep(2)
"""


class Text:
    """A file's text, as what can be changed in it."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines(keepends=True)
        nodes = [node for node in ast.walk(ast.parse(text)) if hasattr(node, "lineno")]
        self.functions = [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        self.classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
        self.imports = [node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom))]
        self.attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
        self.statements = [
            node
            for node in nodes
            if isinstance(node, ast.stmt)
            and node.lineno == node.end_lineno
            and not isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        ]

    def replace(self, node: ast.stmt, line: str) -> None:
        """Put one line in the place of a statement."""
        self.lines[node.lineno - 1 : node.end_lineno] = [f"{' ' * node.col_offset}{line}\n"]

    def in_line(self, number: int, old: str, new: str) -> None:
        """Change the first occurrence in a line."""
        self.lines[number - 1] = self.lines[number - 1].replace(old, new, 1)


def _without_function(text: Text, choose: random.Random) -> None:
    text.replace(choose.choice(text.functions), "pass")


def _rename_function(text: Text, choose: random.Random) -> None:
    node, other = choose.choice(text.functions), choose.choice(text.functions)
    text.in_line(node.lineno, f"def {node.name}", f"def {choose.choice((other.name, f'{node.name}_'))}")


def _other_kind(text: Text, choose: random.Random) -> None:
    node = choose.choice(text.functions)
    old, new = ("async def", "def") if isinstance(node, ast.AsyncFunctionDef) else ("def", "async def")
    text.in_line(node.lineno, old, new)


def _without_decorator(text: Text, choose: random.Random) -> None:
    decorator = choose.choice([node for function in text.functions for node in function.decorator_list])
    del text.lines[decorator.lineno - 1 : decorator.end_lineno]


def _other_base(text: Text, choose: random.Random) -> None:
    node, base = choose.choice(text.classes), choose.choice(text.classes).name
    head = text.lines[node.lineno - 1]
    old, new = ("(", f"({base}, ") if "(" in head else (":", f"({base}):")
    text.in_line(node.lineno, old, new)


def _without_import(text: Text, choose: random.Random) -> None:
    text.replace(choose.choice(text.imports), "pass")


def _without_statement(text: Text, choose: random.Random) -> None:
    text.replace(choose.choice(text.statements), "pass")


def _statement_twice(text: Text, choose: random.Random) -> None:
    node = choose.choice(text.statements)
    text.lines.insert(node.lineno, text.lines[node.lineno - 1])


def _exchange_statements(text: Text, choose: random.Random) -> None:
    one, other = choose.choice(text.statements), choose.choice(text.statements)
    first, second = text.lines[one.lineno - 1].strip(), text.lines[other.lineno - 1].strip()
    text.replace(one, second)
    text.replace(other, first)


def _add_functions(text: Text, choose: random.Random) -> None:
    text.lines.append(ADDED)


def _add_class(text: Text, choose: random.Random) -> None:
    node = choose.choice(text.classes)
    names = [child.name for child in ast.walk(node) if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))]
    name = choose.choice(names or ["get"])
    text.lines.append(f"\n\nclass Added({node.name}):\n    async def {name}(self, *args):\n        return open('x')\n")


def _other_attribute(text: Text, choose: random.Random) -> None:
    node = choose.choice(text.attributes)
    name = choose.choice([f"{node.attr}_", "get", "execute", *(function.name for function in text.functions)])
    line = text.lines[node.end_lineno - 1] if node.end_lineno else ""
    end = len(line.encode()[: node.end_col_offset].decode())
    text.lines[(node.end_lineno or 1) - 1] = line[: end - len(node.attr)] + name + line[end:]


def _store_attribute(text: Text, choose: random.Random) -> None:
    node = choose.choice([f for f in text.functions if f.args.args and f.args.args[0].arg == "self"])
    names = [attribute.attr for attribute in text.attributes]
    line = f"self.{choose.choice(names or ['client'])} = {choose.choice(names or ['open'])}"
    text.lines.insert(node.body[0].lineno - 1, f"{' ' * node.body[0].col_offset}{line}\n")


EDITS: tuple[Callable[[Text, random.Random], None], ...] = (
    _without_function, _rename_function, _other_kind, _without_decorator, _other_base, _without_import, _without_statement,
    _statement_twice, _exchange_statements, _add_functions, _add_class, _other_attribute, _store_attribute,
)  # fmt: skip


def edited(text: str, choose: random.Random) -> tuple[str, str]:
    """The name of an edit, and a text after it; the same text where it cannot be made."""
    edit = choose.choice(EDITS)
    try:
        parts = Text(text)
        edit(parts, choose)
    except (SyntaxError, IndexError, ValueError):
        return edit.__name__, text
    return edit.__name__, "".join(parts.lines)


class Outcome(NamedTuple):
    """What an analysis says, what it leaves for the next one, and what it took."""

    findings: dict[str, list[Any]]
    lines: list[tuple[str, str]]
    document: Any
    anew: int | None
    """Frames whose calls were found out anew; `None` for all."""
    seconds: float
    is_cut: bool
    """Whether a limit was reached, here or by the analysis that this one began with."""


def analysis_of(project: Project, config: Config, document: Any = None) -> Outcome:
    """Analyse a project, with what an earlier analysis left or from scratch."""
    with deep_recursion():
        project.survey()
        project.preload()
        start = time.process_time()
        analysis = Analysis(project, Knowledge(config.own.rows), document)
        run = Run(project, config, lambda: analysis)
        findings = {path: run.made(path) for path in _readable(project)}
        seconds = time.process_time() - start
        lines = [*ways(analysis.contexts, analysis.blocking), *reasons(analysis.contexts)]
        left = json.loads(json.dumps(analysis.document()))
    anew = None if analysis.earlier is None else analysis.earlier.anew
    return Outcome(json.loads(json.dumps(findings)), lines, left, anew, seconds, analysis.inference.reads.is_cut)


def _readable(project: Project) -> Iterator[str]:
    for path in project.request_paths():
        try:
            if project.matters(path):
                yield path
        except SourceError:
            continue


class Compared(NamedTuple):
    """One edit, and whether it made a difference how it was analysed."""

    edit: str
    path: str
    again: Outcome
    scratch: Outcome

    @property
    def is_cut(self) -> bool:
        """Whether an analysis reached a limit."""
        return self.again.is_cut or self.scratch.is_cut

    @property
    def differs(self) -> bool:
        """Whether one analysis says something else than the other, and neither reached a limit: what that leaves out depends on
        the order of the questions."""
        return not self.is_cut and (self.again.findings, self.again.lines) != (
            self.scratch.findings,
            self.scratch.lines,
        )


def compared(root: Path, seed: int, edits: int) -> Iterator[Compared]:
    """Edits a project so many times, and analyses it both ways after each."""
    choose = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        files = dict(_copied(root, copy))
        config = Config.load(copy)
        cache = Cache(copy, Path(folder) / "cache")

        def looked_at(document: Any) -> Outcome:
            project = configured(Project(copy, cache=cache), config)
            outcome = analysis_of(project, config, document)
            project.keep()
            return outcome

        first = looked_at(None)
        tree, before = Tree(copy, files), first
        for number in range(edits):
            if number % AGAIN == 0:
                tree.reset()
                before = first
            name, path = changed(tree, choose)
            again = looked_at(before.document)
            again = again._replace(is_cut=again.is_cut or before.is_cut)
            yield Compared(name, path, again, analysis_of(configured(Project(copy), config), config))
            before = again
        cache.close()


def _copied(root: Path, copy: Path) -> Iterator[tuple[str, str]]:
    """Copies the Python files of a project and its configuration; gives the texts of those that may serve requests."""
    project = configured(Project(root), Config.load(root))
    for path in (*project.files(), "pyproject.toml"):
        if (root / path).is_file():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes((root / path).read_bytes())
    for path in project.files():
        try:
            yield path, project.text(path)
        except SourceError:
            continue


class Tree:
    """The files of a project, on disk and as texts."""

    def __init__(self, root: Path, files: Mapping[str, str]) -> None:
        self.root = root
        self.files = dict(files)
        self.gone: dict[str, str] = {}
        """Files that were taken away."""
        self._first = dict(files)

    def write(self, path: str, text: str) -> None:
        """Write a file, new or not."""
        self.files[path] = text
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def remove(self, path: str) -> str:
        """Take a file away, and its folder if it was the last; what was its text."""
        (self.root / path).unlink()
        for folder in (self.root / path).parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()
        self.gone[path] = self.files.pop(path)
        return self.gone[path]

    def reset(self) -> None:
        """Make all files what they were at first."""
        for path in set(self.files) - set(self._first):
            self.remove(path)
        for path, text in self._first.items():
            if self.files.get(path) != text:
                self.write(path, text)
        self.gone.clear()


def _take_away(tree: Tree, path: str, choose: random.Random) -> None:
    tree.remove(path)


def _bring_back(tree: Tree, path: str, choose: random.Random) -> None:
    back = choose.choice(sorted(tree.gone))
    tree.write(back, tree.gone.pop(back))


def _add_copy(tree: Tree, path: str, choose: random.Random) -> None:
    tree.write(f"{path.removesuffix('.py')}_copy.py", tree.files[path])


def _add_folder(tree: Tree, path: str, choose: random.Random) -> None:
    folder = f"{path.rpartition('/')[0]}/{choose.choice(['added', 'models', 'utils'])}".removeprefix("/")
    tree.write(f"{folder}/{choose.choice(['__init__', 'service', 'added'])}.py", tree.files[path])


def _move(tree: Tree, path: str, choose: random.Random) -> None:
    other = choose.choice(sorted(tree.files))
    text = tree.remove(path)
    tree.write(f"{other.rpartition('/')[0]}/{path.rpartition('/')[2]}".removeprefix("/"), text)


MOVES: tuple[Callable[[Tree, str, random.Random], None], ...] = (
    _take_away, _take_away, _bring_back, _bring_back, _add_copy, _add_folder, _move,
)  # fmt: skip


def changed(tree: Tree, choose: random.Random) -> tuple[str, str]:
    """Makes one change, of a text or of which files there are; the names of the change and of the file that was chosen."""
    path = choose.choice(sorted(tree.files))
    if choose.random() < FILES:
        move = choose.choice(MOVES)
        with suppress(IndexError):  # nothing to bring back
            move(tree, path, choose)
        return move.__name__.strip("_"), path
    name, text = edited(tree.files[path], choose)
    tree.write(path, text)
    return name.strip("_"), path


def main() -> int:
    """Edit a project, and compare; 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    wrong, again, scratch = 0, 0.0, 0.0
    for each in compared(arguments.directory.resolve(), arguments.seed, arguments.edits):
        wrong += each.differs
        again += each.again.seconds
        scratch += each.scratch.seconds
        word = "DIFFERS" if each.differs else "a limit was reached" if each.is_cut else "the same"
        print(
            f"{each.edit} in {each.path}: {word}; {each.again.anew} frames anew, "
            f"{each.again.seconds:.2f} s, from scratch {each.scratch.seconds:.2f} s",
            flush=True,
        )
    print(f"seed {arguments.seed}: {wrong} differ; {again:.1f} s, from scratch {scratch:.1f} s")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
