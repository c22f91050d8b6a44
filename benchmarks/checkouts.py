"""Commits of local clones, laid out as folders of Python and configuration files."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

KEPT = re.compile(
    r"(\.pyi?|(^|/)(pyproject\.toml|setup\.(cfg|py)|tox\.ini|\.?ruff\.toml|\.flake8|requirements[^/]*\.txt))$"
)
PROJECT_MARKERS = ("pyproject.toml", "setup.py", "setup.cfg")
FINISHED = ".done"


@dataclass(frozen=True)
class Checkouts:
    """Exports commits below `folder` from the repositories `clones/OWNER+NAME` (or `.../repo`), bare or not."""

    clones: Path
    folder: Path

    def tree(self, repo: str, commit: str) -> Path:
        """The folder of a commit, exported unless it already was."""
        tree = self.folder / _folder_name(repo) / commit[:12]
        if not (tree / FINISHED).exists():
            (tree / ".git").mkdir(parents=True, exist_ok=True)  # where a linter that looks for the repository finds it
            self._export(self._git_directory(repo), commit, tree)
            (tree / FINISHED).touch()
        return tree

    def _git_directory(self, repo: str) -> Path:
        clone = self.clones / _folder_name(repo)
        candidates = (clone / "repo" / ".git", clone / "repo", clone / ".git", clone)
        found = next((path for path in candidates if (path / "HEAD").exists()), None)
        if found is None:
            raise FileNotFoundError(f"no clone of {repo} at {clone}")
        return found

    def _export(self, git: Path, commit: str, tree: Path) -> None:
        """Check out what is kept through an index of its own: the clone stays as it is."""
        index = tree / ".git" / "index"
        environment = {**os.environ, "GIT_INDEX_FILE": str(index)}

        def run(*arguments: str, text: str = "") -> str:
            line = ["git", "--git-dir", str(git), "--work-tree", str(tree), *arguments]
            return subprocess.run(line, env=environment, input=text, capture_output=True, text=True, check=True).stdout

        run("read-tree", commit)
        listed = (entry.split("\t", 1) for entry in run("ls-files", "--stage", "-z").split("\0") if entry)
        kept = [path for mode, path in listed if mode.startswith("100") and KEPT.search(path)]
        run("checkout-index", "--force", "-z", "--stdin", text="\0".join([*kept, ""]))
        index.unlink()


def project_directory(tree: Path, file: str) -> Path:
    """The nearest directory above a file that holds a project, else the whole tree."""
    directories = [tree / parent for parent in Path(file).parents]
    return next((path for path in directories if any((path / name).exists() for name in PROJECT_MARKERS)), tree)


def function_lines(path: Path, qualname: str) -> tuple[int, int] | None:
    """First (with decorators) and last line of a function; nothing when the file does not have it."""
    if not path.exists():
        return None
    wrapper = MetadataWrapper(cst.parse_module(path.read_bytes()), unsafe_skip_copy=True)
    finder = _Finder(qualname)
    wrapper.visit(finder)
    return finder.lines


def _folder_name(repo: str) -> str:
    return repo.replace("/", "+", 1)


class _Finder(cst.CSTVisitor):
    """Looks for one definition by its qualified name."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, qualname: str) -> None:
        super().__init__()
        self.lines: tuple[int, int] | None = None
        self._wanted = qualname.split(".")
        self._names: list[str] = []

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:  # noqa: N802
        """Take the lines of the first definition of that name."""
        self._names.append(node.name.value)
        if self._names == self._wanted and self.lines is None:
            parts = [self.get_metadata(PositionProvider, part) for part in (node, *node.decorators)]
            self.lines = min(part.start.line for part in parts), max(part.end.line for part in parts)

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:  # noqa: N802
        """Leave the function's names."""
        self._names.pop()

    def visit_ClassDef(self, node: cst.ClassDef) -> None:  # noqa: N802
        """Enter the class's names."""
        self._names.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:  # noqa: N802
        """Leave the class's names."""
        self._names.pop()
