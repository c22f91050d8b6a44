"""What an earlier analysis of the project found out, as far as nothing that has changed since can have changed it.

An answer knows what it was made from (`reads`). So what an edit can change is: answers that read the edited module, answers that
asked the whole program for a name which stands in the edited module now and did not before, and what asked where functions run of
a module in which that has changed. Everything else is taken as it was: the calls of frames, whether they block by themselves, and
the findings of files. Contexts and the ways to blocking calls are solved anew each time, over these calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from fastapi_async_lint.project import NO_FACTS, Project
from fastapi_async_lint.source import codec
from fastapi_async_lint.store import digest

from .blocking import Blocking, Weight
from .calls import CallGraph, Calls, Edge, LibraryCall, Placed
from .contexts import Contexts, Witness
from .frame import Frame
from .index import Index
from .inference import Inference
from .kinds import TESTS
from .plain import Reader, Writer
from .program import Scope, module_scope
from .reads import Reads
from .values import Site

_WEIGHTS = tuple(Weight)


class EarlierCalls:
    """The calls of a frame as an earlier analysis found them. Those of libraries are found again when somebody asks."""

    def __init__(
        self,
        graph: CallGraph,
        frame: Frame,
        edges: tuple[Edge, ...],
        placed: tuple[Placed, ...],
        *,
        nests_loops: bool,
        queued: tuple[str, ...],
    ) -> None:
        self.edges = edges
        self.placed = placed
        self.nests_loops = nests_loops
        self.queued = queued
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
        self.reads = Reads(map(str, document["paths"]))
        self._masks = [int(text, 16) for text in document["masks"]]
        self._changed = 0
        self.weights: dict[Frame, tuple[Weight, ...]] = {}
        """Of what weights the blocking calls are that a frame makes itself."""
        self.anew = 0
        """How many frames have calls that may have changed."""

    def restore(self, inference: Inference, graph: CallGraph) -> None:
        """Gives an analysis that has not begun what it need not find out again."""
        self._changed = self._changes(inference)
        reader = Reader(inference.program, inference.frames, self.reads.paths)
        rows = self._document["frames"]
        reader.read_frames(rows, map(self._is_valid_frame, rows))
        for number, mask, edges, placed, nests_loops, queued, weights in self._document["calls"]:
            read = self._masks[mask]
            frame = reader.frames[number]
            if frame is None or read & self._changed:
                self.anew += 1
                continue
            calls = EarlierCalls(
                graph,
                frame,
                *reader.calls(frame, edges, placed),
                nests_loops=bool(nests_loops),
                queued=tuple(map(str, queued)),
            )
            graph.restore(frame, calls, read)
            self.weights[frame] = tuple(_WEIGHTS[weight] for weight in weights)

    def _is_valid_frame(self, row: list[Any]) -> bool:
        read = self.reads.facts(self.reads.paths[row[0]]) if len(row) == 2 else self._masks[row[6]]
        return not read & self._changed

    def _changes(self, inference: Inference) -> int:
        """The bits of what has changed: modules, and what the whole program says about names."""
        document, program = self._document, inference.program
        changed = [
            number
            for number, (path, facts) in enumerate(zip(document["paths"], document["facts"], strict=True))
            if self._project.facts_of(path) != facts
        ]
        mask = 0 if document["tests"] == self._project.tests_state() else self.reads.name(*TESTS)
        for number in changed:
            mask |= self.reads.facts(self.reads.paths[number])
        request_paths = set(self._project.request_paths())
        changed = [number for number in changed if self.reads.paths[number] in request_paths]
        before = self._names(self._earlier_modules(changed))
        now = self._names([program.loaded(self.reads.paths[number]) for number in changed])
        for table, name in now - before:
            mask |= self.reads.name(table, name)
        subclasses, earlier = inference.hierarchy.subclasses(), document["subclasses"]
        for name in subclasses.keys() | earlier.keys():
            if subclasses.get(name) != earlier.get(name):
                mask |= self.reads.name("subclasses", name)
        return mask

    def _earlier_modules(self, numbers: Iterable[int]) -> list[Scope | None]:
        """Modules as they were. Raises `LookupError` when that is not known any more."""
        wanted = {number: self._document["contents"][number] for number in numbers}
        wanted = {n: content for n, content in wanted.items() if self._document["facts"][n] != NO_FACTS}
        cache = self._project.cache
        texts = {} if cache is None else dict(cache.facts_texts(set(wanted.values())))
        return [module_scope(self.reads.paths[n], codec.decode(texts[content])) for n, content in wanted.items()]

    def _names(self, modules: list[Scope | None]) -> set[tuple[str, str]]:
        return Index([module for module in modules if module is not None], self.reads).names()

    def settle(self, state: State) -> None:
        """Takes note of where functions run now; afterwards `findings` can be asked."""
        document = self._document
        if document["everywhere"] != state.everywhere:
            self._changed = -1
        for path in self.reads.paths:
            if document["ways"].get(path) != state.ways.get(path):
                self._changed |= self.reads.ways(path)
            if document["reasons"].get(path) != state.reasons.get(path):
                self._changed |= self.reads.reasons(path)

    def findings(self) -> Iterator[tuple[tuple[str, int], Made]]:
        """The findings of scopes that are as they were, by their keys."""
        for number, found in self._document["findings"]:
            path = self.reads.paths[number]
            for index, mask, rows in found:
                if not self._masks[mask] & self._changed:
                    yield (path, index), Made(self._masks[mask], rows)


class Made(NamedTuple):
    """Findings as plain data, and what they were made from."""

    read: int
    rows: list[Any]


class State(NamedTuple):
    """What findings depend on beside facts and names: what is so everywhere, and by module, digests of how and where its
    functions run, and why they do."""

    everywhere: list[bool]
    ways: dict[str, str]
    reasons: dict[str, str]


def state_of(contexts: Contexts, blocking: Blocking, everywhere: list[bool]) -> State:
    """The state of an analysis."""
    return State(everywhere, _digests(ways(contexts, blocking)), _digests(reasons(contexts)))


def _digests(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_path: dict[str, list[str]] = {}
    for path, line in lines:
        by_path.setdefault(path, []).append(line)
    return {path: digest("\n".join(found).encode("utf-8", "surrogatepass")) for path, found in by_path.items()}


def ways(contexts: Contexts, blocking: Blocking) -> Iterator[tuple[str, str]]:
    """How and where functions run, and what blocks them, by their modules, always in the same order."""
    for frame in sorted(contexts.seen | blocking.frames, key=lambda frame: frame.order):
        step = blocking.steps.get(frame)
        way = _edge(step) if isinstance(step, Edge) else "" if step is None else step.name
        where = sorted(contexts.found.get(frame, ()))
        yield frame.scope.path, f"{frame.order} {frame in contexts.found} {where} {contexts.is_serving(frame)} {way}"
    for scope, placed in contexts.roles():
        yield scope.path, f"{scope.index} {sorted({each.where for each in placed if each.frame.scope is scope})}"


def reasons(contexts: Contexts) -> Iterator[tuple[str, str]]:
    """Why they do: who calls and registers them."""
    for frame in sorted(contexts.seen, key=lambda frame: frame.order):
        runs = " ".join(f"{where}={_witness(witness)}" for where, witness in contexts.found.get(frame, {}).items())
        yield frame.scope.path, f"{frame.order} {runs}"
    for scope, edges in contexts.calls():
        yield scope.path, f"{scope.index} {' '.join(map(_edge, edges))}"
    for scope, placed in contexts.roles():
        yield scope.path, f"{scope.index} {' '.join(map(_placed, placed))}"


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
) -> dict[str, Any] | None:
    """A document about an analysis, for the next one; `None` where a limit was reached, so that the order of questions counts.

    Frames that nothing reaches any more are left out.
    """
    reached = blocking.contexts.seen | blocking.frames
    reads, project = inference.reads, inference.program.project
    if reads.is_cut:
        return None
    masks: dict[int, int] = {}

    def number_of(mask: int) -> int:
        return masks.setdefault(mask, len(masks))

    frames = [frame for frame in graph.frames if frame in reached]
    known = [(frame, *graph.known(frame), *blocking.known_weights(frame)) for frame in frames]
    writer = Writer(reads, number_of)  # all that is read has a number by now
    rows = []
    for frame, calls, read, weights, more in known:
        mask = number_of(read | more | frame.read)
        rows.append([writer.frame(frame), mask, *writer.calls(frame, calls), [weight.value - 1 for weight in weights]])
    kept: dict[str, list[Any]] = {}
    for (path, index), made in findings.items():
        kept.setdefault(path, []).append([index, number_of(made.read), made.rows])
    return {
        "paths": reads.paths,
        "contents": [project.content_of(path) for path in reads.paths],
        "facts": [project.facts_of(path) for path in reads.paths],
        "frames": writer.frames,
        "calls": rows,
        "subclasses": inference.hierarchy.subclasses(),
        "tests": project.tests_state(),
        "everywhere": state.everywhere,
        "ways": state.ways,
        "reasons": state.reasons,
        "findings": [[number, kept[path]] for number, path in enumerate(reads.paths) if path in kept],
        "masks": [f"{mask:x}" for mask in masks],
    }
