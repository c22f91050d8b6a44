"""Findings about blocking calls on the event loop: the words, the chain and the fix that the rules share."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import LIGHT, Analysis, Block, Scope
from fastapi_async_lint.analysis.values import LibraryMethod, LibraryName, Partial, Produced
from fastapi_async_lint.knowledge import OFFLOAD, OFFLOAD_ANYWHERE, ONE_STATE, THREAD_BOUND
from fastapi_async_lint.model import NOTHING, Finding, Fix, Hop
from fastapi_async_lint.words import callee_text, written

from ._edits import make_def_fix, offload, rename_and_await, rename_and_iterate, replace_and_await
from ._rule import Rule

WAITS = {
    "sleep": "sleeps",
    "http": "waits for the network",
    "socket": "waits for the network",
    "db": "waits for the database",
    "ai": "waits for the model",
    "subprocess": "waits for another process",
    "input": "waits for input",
    "wait": "waits",
    "lock": "waits for another thread",
    "cpu": "computes",
    "file": "waits for the disk",
}
"""What the thread does during each kind of block."""


def direct(analysis: Analysis, scope: Scope, kinds: frozenset[str]) -> Iterator[Block]:
    """The calls in event-loop code that themselves block in one of these ways."""
    return (b for b in _entries(analysis, scope) if not b.hops and b.kind in kinds)


def _entries(analysis: Analysis, scope: Scope) -> Iterator[Block]:
    """The blocking calls in event-loop code, without those that rather raise there: they have a finding of their own. Who asks
    at a terminal serves nobody, unless it is known to."""
    serves = analysis.contexts.serves(scope)
    for block in analysis.blocking.entries(scope):
        raises = block.leaf.fact.raises_in_loop and not analysis.nesting.works(block.leaf)
        if not raises and (serves or block.kind != "input"):
            yield block


def grouped(blocks: Iterator[Block]) -> tuple[Block | None, tuple[Hop, ...]]:
    """The first block of a function, and the others as places: one decision (a `def`, another client) mends them all."""
    first = next(blocks, None)
    hops = [
        Hop(b.site.scope.anchor(b.site.expression), f"the same: `{written(b.site.scope, b.site.expression)}`")
        for b in blocks
    ]
    return first, tuple(hops)


def and_more(others: tuple[Hop, ...]) -> str:
    """How many other calls a grouped finding stands for, in words."""
    return f" ({len(others)} more here)" if others else ""


_LIGHTER = {"cpu": 1, "file": 2}


def blocking_finding(
    rule: Rule,
    analysis: Analysis,
    block: Block,
    message: str,
    help: str,
    *,
    fix: Fix | None,
    others: tuple[Hop, ...] = (),
) -> Finding:
    """A finding on the call where event-loop code enters blocking code, with every call on the way."""
    scope = block.site.scope
    return rule.finding(
        analysis,
        scope,
        scope.anchor(block.site.expression),
        message,
        confidence="high" if block.is_certain else "medium",
        chain=(*chain(block), *others, *_why_on_loop(analysis, block)),
        help=help,
        fix=fix,
        cause=_cause(block),
        lighter=_LIGHTER.get(block.kind, 0),
    )


def _why_on_loop(analysis: Analysis, block: Block) -> Iterator[Hop]:
    """What builds or writes out the model whose hook blocks, or has FastAPI do so."""
    scope, frame = block.site.scope, block.site.frame
    witness = analysis.contexts.runs(frame).get("loop") if analysis.contexts.is_hook(scope) else None
    if witness is not None and witness.site is not None:
        site = witness.site
        text = f"`{scope.qualname}` is run on the event loop by `{written(site.scope, site.expression)}`"
        yield Hop(site.scope.anchor(site.expression), text)


def _cause(block: Block) -> str:
    """The helper that is called, and the blocking call that it leads to; nothing for a call that itself blocks. What is only
    worth advice is told once for the place where it stands, whatever leads there."""
    if not block.hops:
        return ""
    helper, leaf = block.hops[0].callee.scope, block.leaf.site
    way = "" if block.kind in LIGHT else f"{helper.path}:{helper.index} > "
    return f"{way}{leaf.scope.path}:{leaf.scope.index}:{leaf.expression}"


def grouped_findings(
    rule: Rule, analysis: Analysis, scope: Scope, kinds: frozenset[str], says: str
) -> Iterator[Finding]:
    """One finding for all direct calls of these kinds in a function. `says` is what the call does, `{name}` what is called."""
    blocks = list(direct(analysis, scope, kinds))
    block, others = grouped(iter(blocks))
    if block is not None:
        call = written(scope, block.site.expression)
        message = f"`{call}` {says.format(name=callee_text(block.leaf.callee))}{and_more(others)}"
        fix = move_fix(analysis, scope, *blocks)
        yield blocking_finding(rule, analysis, block, message, how_to_move(analysis, scope), fix=fix, others=others)


_HELPERS = "FastAPI moves only path operations and dependencies to threads, never helpers."


def helper_findings(rule: Rule, analysis: Analysis, scope: Scope, kinds: frozenset[str]) -> Iterator[Finding]:
    """One finding for each helper that a function calls and that leads to a call which blocks in one of these ways."""
    by_helper: dict[Scope, list[Block]] = {}
    for block in _entries(analysis, scope):
        if block.hops and block.kind in kinds:
            by_helper.setdefault(block.hops[0].callee.scope, []).append(block)
    for blocks in by_helper.values():
        first, others = grouped(iter(blocks))
        assert first is not None
        message = _path_message(scope, first) + and_more(others)
        help = f"{_HELPERS} {how_to_move(analysis, scope, first.site.expression)}"
        fix = move_fix(analysis, scope, *blocks)
        yield blocking_finding(rule, analysis, first, message, help, fix=fix, others=others)


def _path_message(scope: Scope, block: Block) -> str:
    names = [f"`{edge.callee.scope.qualname.replace('.<locals>', '')}`" for edge in block.hops]
    names.append(f"`{callee_text(block.leaf.callee)}`")
    return (
        f"`{written(scope, block.site.expression)}` blocks the event loop: "
        f"{' > '.join(names)}, which {WAITS[block.kind]}"
    )


def chain(block: Block) -> tuple[Hop, ...]:
    """The calls behind the one that is reported, down to the one that blocks."""
    sites = [edge.site for edge in block.hops[1:]]
    hops = [
        Hop(site.scope.anchor(site.expression), f"calls `{written(site.scope, site.expression)}`") for site in sites
    ]
    if block.hops:
        leaf = block.leaf.site
        text = f"calls `{callee_text(block.leaf.callee)}`, which {WAITS[block.kind]}"
        hops.append(Hop(leaf.scope.anchor(leaf.expression), text))
    return tuple(hops)


def how_to_move(analysis: Analysis, scope: Scope, expression: int = NOTHING) -> str:
    """Where blocking work can go from here; `expression` is the call of the helper that does it."""
    if expression != NOTHING and analysis.loops.may_be_needed(scope, expression):
        return "A part of it needs the event loop: move only what blocks to a worker thread."
    roles = {placed.role for placed in analysis.contexts.placed(scope)}
    never_awaits = scope.function is not None and scope.awaits == 0 and not analysis.loops.may_be_needed(scope)
    if never_awaits and not roles.isdisjoint({"path operation", "dependency", "background task"}):
        return "Make it a plain `def`, as nothing here is awaited: it then runs in a worker thread."
    if never_awaits and "stream" in roles:
        return "Make it a plain generator (`def`), as nothing here is awaited: it is then iterated in a worker thread."
    if not scope.is_async:
        return "A plain `def` cannot hand it to a worker thread: do it in the path operation or a dependency."
    return f"Move it to a worker thread: `await {thread_runner(analysis, scope)[0]}(function, ...)`."


def move_fix(analysis: Analysis, scope: Scope, *blocks: Block) -> Fix | None:
    """The unsafe fix that takes blocking work off the event loop: a `def` where nothing is awaited in the function, else these
    calls in worker threads, as far as they can be."""
    made = None if any(_is_anothers(analysis, scope, block) for block in blocks) else make_def_fix(analysis, scope)
    if made is not None:
        return made
    outermost = [
        block for block in blocks if not any(_is_part(scope, block.site.expression, b.site.expression) for b in blocks)
    ]
    fixes = [fix for block in outermost if (fix := _offload_block(analysis, scope, block)) is not None]
    if not fixes:
        return None
    return fixes[0]._replace(edits=tuple(edit for fix in fixes for edit in fix.edits))


def _is_part(scope: Scope, expression: int, of: int) -> bool:
    """Whether an expression is a part of another one."""
    uses = scope.body.uses
    while uses[expression].by != NOTHING and uses[expression].kind != "bound":
        expression = uses[expression].by
        if expression == of:
            return True
    return False


def _offload_block(analysis: Analysis, scope: Scope, block: Block) -> Fix | None:
    callee = block.leaf.callee
    owner = callee.owner.path if isinstance(callee, LibraryMethod) else ""
    is_kept = not block.hops or any(edge.callee.scope.is_method for edge in block.hops)  # beyond the call, by an object
    if is_kept and not THREAD_BOUND.isdisjoint({owner, block.leaf.fact.returns}):
        return None
    if callee_text(callee).rpartition(".")[0] in ONE_STATE:
        return None
    if not block.hops and block.leaf.fact.blocks_when == "iterated":
        return None  # what it gives does the work, here
    return offload_fix(analysis, scope, block.site.expression)


def _is_anothers(analysis: Analysis, scope: Scope, block: Block) -> bool:
    """Whether a call uses an object that belongs to the thread which made it, and that is not this function."""
    callee, node = block.leaf.callee, scope.nodes[block.site.expression]
    if not isinstance(callee, LibraryMethod) or callee.owner.path not in THREAD_BOUND or not isinstance(node, m.Call):
        return False
    if block.hops:
        return any(edge.callee.scope.is_method for edge in block.hops)
    root = node.function
    while not isinstance(expression := scope.nodes[root], m.Name):
        if not isinstance(expression, (m.Attribute, m.Call)):
            return True
        root = expression.value if isinstance(expression, m.Attribute) else expression.function
    is_module = any(isinstance(value, LibraryName) for value in analysis.values(scope, root))
    return not is_module and expression.id not in scope.bindings


def offload_fix(analysis: Analysis, scope: Scope, expression: int) -> Fix | None:
    """The unsafe fix that runs a call in a worker thread; none where the call only makes something that is run later, may need
    the event loop, or stands in what may be a lock."""
    if any(isinstance(value, Produced) for value in analysis.values(scope, expression)):
        return None
    if analysis.loops.may_be_needed(scope, expression) or analysis.locks.may_be_held(scope, expression):
        return None
    runner, needed = thread_runner(analysis, scope)
    edits = offload(scope, expression, runner)
    return Fix("Run it in a worker thread", edits, safe=False, imports=(needed,)) if edits else None


def thread_runner(analysis: Analysis, scope: Scope) -> tuple[str, tuple[str, str]]:
    """The function that runs another one in a worker thread, as this file can have it: how it is written, and its import."""
    if analysis.has_thread_pool(scope):
        return OFFLOAD[1], OFFLOAD
    module, name = OFFLOAD_ANYWHERE
    return f"{module}.{name}", (module, "")


def is_partial(analysis: Analysis, scope: Scope, expression: int) -> bool:
    """Whether a call passes only a part of the arguments: another function in its place would miss the others."""
    node = scope.nodes[expression]
    called = analysis.values(scope, node.function) if isinstance(node, m.Call) else frozenset()
    return any(isinstance(value, Partial) for value in called)


def twin_fix(analysis: Analysis, scope: Scope, block: Block) -> Fix | None:
    """The fix that awaits the call's async twin in its place; safe only for a sleep, where nothing else can change. A twin that
    came later than the call may not be there."""
    twin, expression = block.leaf.fact.twin, block.site.expression
    if not twin or not scope.is_async or is_partial(analysis, scope, expression):
        return None
    if block.kind == "sleep" and analysis.knowledge.function(twin) is not None:
        edits = replace_and_await(scope, expression, twin)
        return Fix(f"Await `{twin}`", edits, safe=True, imports=((twin.rpartition(".")[0], ""),)) if edits else None
    fact = analysis.inference.results.twin_of(block.leaf.callee, twin)
    if fact is None or fact.since or fact.kind not in ("coroutine", "async_iterator"):
        return None
    if fact.kind == "coroutine":
        edits, title = rename_and_await(scope, expression, twin), f"Await `{twin}`"
    else:
        edits, title = rename_and_iterate(scope, expression, twin), f"Iterate over `{twin}`"
    return Fix(title, edits, safe=False) if edits else None
