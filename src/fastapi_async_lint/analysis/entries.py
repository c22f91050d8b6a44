"""The entry points of a program: every function that a library runs, with how it is registered, where it runs, what it blocks on,
and what that means for the choice between `def` and `async def`."""

from __future__ import annotations

from typing import Literal, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .blocking import Block, Blocking
from .calls import Placed
from .contexts import Contexts, Witness
from .fate import Fates
from .frame import Frame
from .inference import Inference
from .loopless import Loops
from .program import Scope
from .values import Produced

Verdict = Literal["keep async", "keep def", "make it def", "await this", "offload that"]

VERBS = frozenset({"get", "post", "put", "patch", "delete", "options", "head", "trace"})
"""HTTP methods that name the method of a router which registers a path operation."""


class Entry(NamedTuple):
    """One registration of one function."""

    placed: Placed
    methods: tuple[str, ...]
    path: str
    why: str
    blocks: tuple[Block, ...]
    verdict: Verdict


class Entries:
    """Finds the entry points of a program."""

    def __init__(
        self, inference: Inference, contexts: Contexts, blocking: Blocking, fates: Fates, loops: Loops
    ) -> None:
        self.inference = inference
        self.loops = loops
        self.graph = contexts.graph
        self.contexts = contexts
        self.blocking = blocking
        self.fates = fates

    def all(self) -> list[Entry]:
        """Every registration that has a role, by place of the function; a dependency of twenty routes is there once. A hook of a
        model is there where FastAPI runs it."""
        scopes = self.contexts.registered()
        places = [placed for scope in scopes for placed in self.contexts.placed(scope)]
        entries = [self._entry(placed) for placed in places if placed.role and placed.where != "model"]
        return list({(e.placed.scope, e.placed.role, e.placed.where, e.methods, e.path): e for e in entries}.values())

    def _entry(self, placed: Placed) -> Entry:
        blocks = self._blocks(placed)
        methods, path = declared(placed)
        return Entry(placed, methods, path, _why(placed), blocks, self._verdict(placed, blocks))

    def _blocks(self, placed: Placed) -> tuple[Block, ...]:
        """What the function blocks on, and the wrapper that is called in its place."""
        own = tuple(self.blocking.blocks_in(placed.scope))
        if placed.frame.scope is placed.scope:
            return own
        around = self.blocking.blocks_of(placed.frame)
        return (*around, *own) if placed.scope.is_async else tuple(around)

    def _verdict(self, placed: Placed, blocks: tuple[Block, ...]) -> Verdict:
        scope = placed.scope
        if self.fates.lost(scope):
            return "await this"
        if not scope.is_async:
            return "offload that" if blocks and placed.where == "loop" else "keep def"
        if blocks:
            return "make it def" if placed.role in _MAY_BE_DEF and not self.needs_async(scope) else "offload that"
        return "make it def" if placed.role in _BETTER_DEF and not self.needs_async(scope) else "keep async"

    def needs_async(self, scope: Scope) -> bool:
        """Whether something explains that a function is `async def`: it awaits or yields, it makes something for the event
        loop, it comes to what needs the running loop, or a base class or a decorator of the project may ask for it."""
        function = scope.function
        if function is None or scope.awaits > 0 or function.is_generator or function.docstring_only:
            return True
        if self.inference.decorators.is_wrapped_by_project(scope):
            return True
        return self._uses_loop(scope) or self.may_override(scope)

    def _uses_loop(self, scope: Scope) -> bool:
        frame = self.inference.frames.plain(scope)
        for expression, node in enumerate(scope.body.expressions):
            if isinstance(node, m.Call):
                values = self.inference.values(frame, expression)
                if any(isinstance(value, Produced) and value.kind not in ("iterator", "context") for value in values):
                    return True
        return self.loops.may_be_needed(scope)

    def may_override(self, scope: Scope) -> bool:
        """Whether another class may ask for `async def`: one that this derives from or that derives from it has the method, or
        one is not known."""
        class_ = scope.parent if scope.is_method else None
        if class_ is None or class_.class_ is None:
            return False
        hierarchy = self.inference.hierarchy
        own = hierarchy.plain(class_)
        related = [*hierarchy.line(own).classes[1:], *hierarchy.descendants(own)]
        if any(function.name == scope.name for other in related for function in other.scope.functions):
            return True
        return hierarchy.has_unknown_base(own)


_BETTER_DEF = frozenset({"path operation", "dependency"})
"""Roles in which a function that never awaits is better a `def`."""
_MAY_BE_DEF = _BETTER_DEF | {"background task", "exception handler", "graph node"}
"""Roles in which a `def` runs in a worker thread."""


def _why(placed: Placed) -> str:
    """In words, why a function runs where it does."""
    kind = "async def" if placed.scope.is_async else "def"
    if placed.where == "loop":
        return f"{kind} {placed.role}: called on the event loop"
    if placed.where == "thread":
        return f"{kind} {placed.role}: called in a worker thread"
    return f"{kind} {placed.role}: called at {placed.where}"


def declared(placed: Placed) -> tuple[tuple[str, ...], str]:
    """The methods and the path that a registration names: `@router.get("/x")`, `add_api_route("/x", f, methods=["GET"])`."""
    scope, expression = placed.site.scope, placed.site.expression
    node = scope.nodes[expression] if expression != NOTHING else None
    if not isinstance(node, m.Call) or placed.role not in ("path operation", "websocket"):
        return (), ""
    inner = scope.nodes[node.function]
    if isinstance(inner, m.Call):  # router.get("/x")(function)
        node, inner = inner, scope.nodes[inner.function]
    texts = {argument.keyword: argument.value for argument in node.arguments if argument.keyword}
    first = next((argument.value for argument in node.arguments if not argument.keyword), NOTHING)
    path = _text(scope, texts.get("path", first))
    verb = inner.name if isinstance(inner, m.Attribute) else ""
    if verb in VERBS:
        return (verb.upper(),), path
    return _texts(scope, texts.get("methods", NOTHING)), path


def _text(scope: Scope, expression: int) -> str:
    node = scope.nodes[expression] if expression != NOTHING else None
    return node.text if isinstance(node, m.String) else ""


def _texts(scope: Scope, expression: int) -> tuple[str, ...]:
    node = scope.nodes[expression] if expression != NOTHING else None
    if not isinstance(node, m.Display):
        return ()
    return tuple(sorted(_text(scope, item).upper() for item in node.items if _text(scope, item)))


def why_here(witness: Witness) -> str:
    """In words, what brought a function to where it runs."""
    match witness:
        case Witness(role="call", caller=Frame() as caller):
            return f"called by {caller.scope.qualname}"
        case Witness(role="import"):
            return "called at module level"
        case Witness(role="coroutine"):
            return "async def without a known caller"
        case Witness(role=role):
            return role or "handed to a library"
