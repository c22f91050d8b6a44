"""What an earlier analysis of the project found out, as far as nothing that has changed since can have changed it.

An answer knows what it was made from (`reads`). So what an edit can change is: answers that read the edited module, answers that
asked the whole program for a name which stands in the edited module now and did not before, and what asked where a function runs
of which that has changed. Everything else is taken as it was: the calls of frames, whether they block by themselves, and
the findings of files. Contexts and the ways to blocking calls are solved anew each time, over these calls.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from fastapi_async_lint.project import NO_FACTS, Project
from fastapi_async_lint.source import codec
from fastapi_async_lint.store import digest

from .answers import Answers, Snapshot
from .blocking import Blocking, Weight
from .calls import CallGraph, Calls, Edge, LibraryCall, Notes, Placed
from .changes import edited
from .contexts import Contexts, Witness, is_spelled_beside
from .frame import Frame
from .hierarchy import Ancestors, Hierarchy
from .index import TABLES, Directory
from .inference import Inference
from .masks import Changed, Masks, MaskWriter
from .plain import Reader, Writer
from .program import Outline, Program, Scope, module_scope
from .reads import Packed, Reads, file_named
from .tested import TESTS, earlier_called_in_tests
from .values import Site

_WEIGHTS = tuple(Weight)
_MOST_BITS = 4_000_000
"""Bits in all masks of a document: a server of 1,170 modules has 1.6 million. Beyond, making it takes more than it spares."""
_LONG_ENOUGH = 16
"""Digits of the digests of functions, of which there are tens of thousands."""
_MOST_GONE = 2
"""How many times as many files an earlier analysis may know as there are."""


class EarlierCalls:
    """The calls of a frame as an earlier analysis found them. Those of libraries are found again when somebody asks."""

    def __init__(
        self,
        graph: CallGraph,
        frame: Frame,
        edges: tuple[Edge, ...],
        placed: tuple[Placed, ...],
        notes: Notes,
    ) -> None:
        self.edges = edges
        self.placed = placed
        self.notes = notes
        self._graph = graph
        self._frame = frame
        self._calls: Calls | None = None

    @property
    def library(self) -> tuple[LibraryCall, ...]:
        """The calls of libraries."""
        return self._found().library

    @property
    def once(self) -> frozenset[int]:
        """The expressions that are evaluated only the first time."""
        return self._found().once

    @property
    def unresolved(self) -> tuple[int, ...]:
        """The calls of which nothing is known."""
        return self._found().unresolved

    def _found(self) -> Calls:
        if self._calls is None:
            self._calls = self._graph.collect(self._frame)
        return self._calls


class Earlier:
    """An earlier analysis, as a document of plain data, and what it still says of the program as it is now.

    What is wrong with the document raises a `LookupError`, `TypeError`, `ValueError` or `AttributeError`.
    """

    def __init__(self, project: Project, document: Any) -> None:
        self._project = project
        self._document = document
        self._paths = list(map(str, document["paths"]))
        if len(self._paths) > _MOST_GONE * len(project.request_paths()):
            raise LookupError("most of its files are gone")
        self.reads = Reads(known=[tuple(map(str, each)) for each in document["bits"]])
        if self.reads.paths != tuple(self._paths):
            raise LookupError("not the bits of its files")
        self._masks = Masks(document["masks"])
        self._changed = Changed(self._masks)
        self._moved = Changed(self._masks)
        """What has changed of where functions run, and why."""
        self.answers = Answers(document["answers"], self._masks, self._changed)
        self.weights: dict[Frame, tuple[Weight, ...]] = {}
        """Of what weights the blocking calls are that a frame makes itself."""
        self.anew = 0
        """How many frames have calls that may have changed."""

    def outlines(self) -> dict[str, Outline]:
        """The outlines of the modules that are as they were, and whose facts are at hand."""
        document = self._document
        return {
            path: rows
            for path, facts, rows in zip(document["paths"], document["facts"], document["outlines"], strict=True)
            if rows is not None and self._project.is_at_hand(path) and self._project.facts_of(path) == facts
        }

    def restore(self, inference: Inference, graph: CallGraph) -> None:
        """Gives an analysis that has not begun what it need not find out again."""
        self._note_files()
        self._restore_index(inference)
        reader = Reader(inference.program, inference.frames, tuple(self._paths), self._masks)
        self._restore_hierarchy(inference.hierarchy, reader)
        rows = self._document["frames"]
        reader.read_frames(rows, map(self._is_valid_frame, rows))
        self.answers.settle(inference, reader)
        for kind, question in _questions(inference).items():
            for path, index, mask, answer in self._document[kind]:
                if self._changed.spares(mask) and reader.has(path, index):
                    scope = reader.scope(path, index)
                    inference.settling.restore(bool(answer), self._masks.later(mask), question, scope)
        for number, mask, edges, placed, notes, weights in self._document["calls"]:
            frame = reader.frames[number]
            if not reader.has(*rows[number][:2]):
                continue
            if frame is None or not self._changed.spares(mask):
                self.anew += 1
                continue
            found = reader.edges(frame, edges), reader.placed(frame, placed), reader.notes(notes)
            calls = EarlierCalls(graph, frame, *found)
            graph.restore(frame, calls, self._masks.later(mask))
            self.weights[frame] = tuple(_WEIGHTS[weight] for weight in weights)

    def _is_valid_frame(self, row: list[Any]) -> bool:
        if len(row) == 2:  # a plain one
            return self._changed.spares_bits(self.reads.facts(self._paths[row[0]]))
        return self._changed.spares(row[6])

    def _note_files(self) -> None:
        """Notes which files have come and gone."""
        before, now = set(map(str, self._document["files"])), set(self._project.files())
        if before == now:
            return
        for name in renamed(before, now):
            self._changed.add(self.reads.name(*file_named(name)))
        known = set(self._paths)
        for path in self._project.request_paths():
            if path not in known:
                self._paths.append(path)
                self.reads.facts(path)

    def _note_tests(self, program: Program) -> None:
        """Notes what the tests call now and did not before, or no longer."""
        state = self._document["tests"]
        if state == self._project.tests_state():
            return
        before = earlier_called_in_tests(self._project, state)
        if before is None:
            self._changed.add(self.reads.name(*TESTS))
            return
        for name in before ^ program.called_in_tests:
            self._changed.add(self.reads.name(TESTS[0], name.rpartition(".")[2]))

    def _restore_index(self, inference: Inference) -> None:
        """Notes which modules have changed, and names that stand in one now and did not before."""
        document, program, directory = self._document, inference.program, self._directory()
        facts = [*document["facts"], *[None] * (len(self._paths) - len(document["facts"]))]
        self._note_tests(program)
        for number, (path, before) in enumerate(zip(self._paths, facts, strict=True)):
            if self._project.facts_of(path) == before:
                continue
            if not self._project.is_request_path(path):
                self._changed.add(self.reads.facts(path))
                continue
            earlier, module = self._earlier_module(number), program.loaded(path)
            edit = edited(self.reads, path, earlier, module)
            self._changed.add(edit.bits)
            for table, name in edit.gone:
                directory[table][name].remove(number)
                if not directory[table][name]:
                    del directory[table][name]
            for table, name in edit.came:
                insort(directory[table].setdefault(name, []), number, key=self._paths.__getitem__)
        inference.index.restore(directory, lambda number: program.loaded(self._paths[number]))

    def _directory(self) -> Directory:
        """The directory of the index, which is asked later. Raises `LookupError`, `TypeError` or `ValueError` when it cannot be
        one."""
        kept = self._document["directory"]  # a copy is changed: the document may be begun with again
        directory: Directory = {
            table: {name: list(numbers) for name, numbers in kept[table].items()} for table in TABLES
        }
        for names in directory.values():
            for numbers in names.values():
                if set(map(type, numbers)) - {int} or not 0 <= min(numbers) <= max(numbers) < len(self._paths):
                    raise ValueError("not the numbers of modules")
        return directory

    def _earlier_module(self, number: int) -> Scope | None:
        """A module as it was. Raises `LookupError` when that is not known any more."""
        if number >= len(self._document["facts"]) or self._document["facts"][number] == NO_FACTS:
            return None
        content = self._document["contents"][number]
        cache = self._project.cache
        texts = {} if cache is None else dict(cache.facts_texts((content,)))
        return module_scope(self._paths[number], codec.decode(texts[content]))

    def _restore_hierarchy(self, hierarchy: Hierarchy, reader: Reader) -> None:
        """Takes the ancestors of classes as they were, and notes the classes whose descendants have changed."""
        kept: dict[Scope, Ancestors] = {}
        masks: dict[Scope, int] = {}
        for number, index, mask, ancestors in self._document["ancestors"]:
            if self._changed.spares(mask) and reader.has(number, index):
                scope = reader.scope(number, index)
                kept[scope] = Ancestors(tuple(reader.scope(*each) for each in ancestors), self._masks[mask])
                masks[scope] = mask
        earlier, is_settled = self._document["subclasses"], False
        while not is_settled:
            hierarchy.restore(kept)
            now = hierarchy.subclasses()
            for name in now.keys() | earlier.keys():
                if now.get(name) != earlier.get(name):
                    self._changed.add(self.reads.name("subclasses", name))
            before, kept = kept, {scope: each for scope, each in kept.items() if self._changed.spares(masks[scope])}
            is_settled = len(kept) == len(before)

    def settle(self, state: State) -> None:
        """Takes note of where functions run now; afterwards `findings` can be asked."""
        document = self._document
        if document["everywhere"] != state.everywhere:
            self._moved.add_all()
        for before, now, bit in (
            (document["ways"], state.ways, self.reads.ways),
            (document["reasons"], state.reasons, self.reads.reasons),
        ):
            for place in before.keys() | now.keys():
                if before.get(place) != now.get(place):
                    self._moved.add(bit(place))

    def findings(self) -> Iterator[tuple[tuple[str, int], Made]]:
        """The findings of scopes that are as they were, by their keys."""
        for number, found in self._document["findings"]:
            path = self._paths[number]
            for index, mask, rows in found:
                if self._changed.spares(mask) and self._moved.spares(mask):
                    yield (path, index), Made(self._masks.later(mask), rows)


def renamed(before: AbstractSet[str], now: AbstractSet[str]) -> set[str]:
    """The last names of the modules and folders that have come and gone.

    Raises `LookupError` when a folder that stays has become a package, or is none any more: then any name of a module may mean
    another file.
    """
    folders_before, folders_now = _folders(before), _folders(now)
    for path in before ^ now:
        folder, _, name = path.rpartition("/")
        if name == "__init__.py" and folder in folders_before & folders_now:
            raise LookupError(f"{folder}: a package only now or before")
    come_and_gone = (before ^ now) | (folders_before ^ folders_now)
    return {path.rpartition("/")[2].removesuffix(".py") for path in come_and_gone}


def _folders(paths: Iterable[str]) -> set[str]:
    """The folders that files lie in, at any depth; the root is the empty one."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


class Made:
    """Findings as plain data, and what they were made from, which may be looked up when somebody asks for it."""

    __slots__ = ("_read", "rows")

    def __init__(self, read: Packed | Callable[[], Packed], rows: list[Any]) -> None:
        self._read = read
        self.rows = rows

    @property
    def read(self) -> Packed:
        """What they were made from."""
        return self._read if isinstance(self._read, tuple) else self._read()


class State(NamedTuple):
    """What findings depend on beside facts and names: what is so everywhere, and digests of how and where each function runs, and
    why it does, by place."""

    everywhere: list[bool]
    ways: dict[str, str]
    reasons: dict[str, str]


def _questions(inference: Inference) -> dict[str, Callable[[Scope], bool]]:
    """What is asked of functions while contexts are found, and kept."""
    return {"wrapped": inference.decorators.find_wrapped_in_def, "spelled": is_spelled_beside}


def state_of(contexts: Contexts, blocking: Blocking, everywhere: list[bool]) -> State:
    """The state of an analysis."""
    return State(everywhere, _digests(ways(contexts, blocking)), _digests(reasons(contexts)))


def _digests(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_place: dict[str, list[str]] = {}
    for place, line in lines:
        by_place.setdefault(place, []).append(line)
    texts = {place: "\n".join(found).encode("utf-8", "surrogatepass") for place, found in by_place.items()}
    return {place: digest(text)[:_LONG_ENOUGH] for place, text in texts.items()}


def ways(contexts: Contexts, blocking: Blocking) -> Iterator[tuple[str, str]]:
    """How and where functions run, and what blocks them, by their places, always in the same order."""
    for frame in sorted(contexts.seen | blocking.frames, key=lambda frame: frame.order):
        step = blocking.steps.get(frame)
        way = _edge(step) if isinstance(step, Edge) else "" if step is None else step.name
        where = sorted(contexts.found.get(frame, ()))
        known = f"{frame in contexts.seen} {frame in contexts.found}"
        yield frame.scope.place, f"{frame.order} {known} {where} {contexts.is_serving(frame)} {way}"
    for scope, placed in contexts.roles():
        own = sorted({each.where for each in placed if each.frame.scope is scope})
        yield scope.place, f"{scope.index} {own} {contexts.is_hook(scope)}"


def reasons(contexts: Contexts) -> Iterator[tuple[str, str]]:
    """Why they do: who calls and registers them."""
    for frame in sorted(contexts.seen, key=lambda frame: frame.order):
        runs = " ".join(f"{where}={_witness(witness)}" for where, witness in contexts.found.get(frame, {}).items())
        yield frame.scope.place, f"{frame.order} {runs}"
    for scope, edges in contexts.calls():
        yield scope.place, f"{scope.index} {' '.join(map(_edge, edges))}"
    for scope, placed in contexts.roles():
        yield scope.place, f"{scope.index} {' '.join(map(_placed, placed))}"


def _witness(witness: Witness) -> str:
    caller = "" if witness.caller is None else witness.caller.order
    return f"{witness.role},{'' if witness.site is None else _site(witness.site)},{caller}"


def _site(site: Site) -> str:
    return f"{site.frame.order}:{site.expression}"


def _edge(edge: Edge) -> str:
    return f"{_site(edge.site)}>{edge.callee.order},{edge[2:]}"


def _placed(placed: Placed) -> str:
    return f"{placed.frame.order},{placed.where},{placed.role},{_site(placed.site)},{placed.wants}"


def snapshot(
    inference: Inference,
    graph: CallGraph,
    blocking: Blocking,
    state: State,
    findings: Mapping[tuple[str, int], Made],
    earlier: Earlier | None,
) -> dict[str, Any] | None:
    """A document about an analysis, for the next one, where it began with an `earlier` one; `None` where it would be too large.
    Raises `MissingAnswerError` where the earlier one is damaged.

    What a limit has cut stays as it was found for as long as nothing changes of what it was made from.

    Frames that nothing reaches any more are left out.
    """
    reached = blocking.contexts.seen | blocking.frames
    reads, project = inference.reads, inference.program.project
    masks = MaskWriter()
    number_of = masks.number_of
    frames = [frame for frame in graph.frames if frame in reached]
    known = [(frame, *graph.known(frame), *blocking.known_weights(frame)) for frame in frames]
    writer = Writer(reads, number_of)  # all that is read has a number by now
    numbers = {path: number for number, path in enumerate(reads.paths)}
    rows = []
    for frame, calls, read, weights, more in known:
        mask = number_of(read | more | frame.read)
        rows.append([writer.frame(frame), mask, *writer.calls(frame, calls), [weight.value - 1 for weight in weights]])
    answers = Snapshot(inference, None if earlier is None else earlier.answers)
    ancestors = [
        [*writer.scope(scope), number_of(answers.expanded(found.read)), [writer.scope(each) for each in found.scopes]]
        for scope, found in inference.hierarchy.ancestors()
    ]
    kept: dict[str, list[Any]] = {}
    for (path, index), made in findings.items():
        kept.setdefault(path, []).append([index, number_of(made.read), made.rows])
    questions = {
        kind: [
            [*writer.scope(scope), number_of(read | scope.read), answer]
            for scope in inference.program.functions()
            for answer, read in inference.settling.answers(question, scope)
        ]
        for kind, question in _questions(inference).items()
    }
    columns = answers.columns(masks.all, writer, number_of)
    if sum(map(len, masks.all)) > _MOST_BITS:
        return None
    outlines = inference.program.outlines()
    return {
        "files": project.files(),
        "paths": reads.paths,
        "contents": [project.content_of(path) for path in reads.paths],
        "facts": [project.facts_of(path) for path in reads.paths],
        "frames": writer.frames,
        "calls": rows,
        "outlines": [outlines.get(path) for path in reads.paths],
        "directory": inference.index.directory(numbers.__getitem__),
        "ancestors": ancestors,
        **questions,
        "answers": columns,
        "subclasses": inference.hierarchy.subclasses(),
        "tests": project.tests_state(),
        "everywhere": state.everywhere,
        "ways": state.ways,
        "reasons": state.reasons,
        "findings": [[number, kept[path]] for number, path in enumerate(reads.paths) if path in kept],
        "masks": masks.document(),
        "bits": reads.known,
    }
