"""FAL501: a task is started and nobody keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Dropped, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import callee_text, written

from ._rule import Example, Rule

_HELP = (
    "Keep it until it is done: `tasks.add(task)` in a set that lives as long as the program, then "
    "`task.add_done_callback(tasks.discard)`. Work for after the response can be a FastAPI background task."
)


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for dropped in analysis.tasks.dropped(scope):
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(dropped.call.site.expression),
            _message(scope, dropped),
            help=_HELP,
        )


def _message(scope: Scope, dropped: Dropped) -> str:
    how = f"is only kept by `{dropped.name}`, which is never read" if dropped.name else "is kept by nobody"
    return (
        f"The task of `{_work(scope, dropped)}` {how}: the event loop holds it weakly (`{callee_text(dropped.call.callee)}`), "
        "so it may be garbage-collected before it is done, and nobody sees its exception"
    )


def _work(scope: Scope, dropped: Dropped) -> str:
    """What runs in the task, as it is written."""
    expression = dropped.call.site.expression
    node = scope.nodes[expression]
    first = node.arguments[0].value if isinstance(node, m.Call) and node.arguments else expression
    return written(scope, first)


RULE = Rule(
    code="FAL501",
    name="dangling-task",
    level="warning",
    summary="The result of `create_task` or `ensure_future` is dropped, or bound to a name that is never read.",
    why=(
        "The event loop keeps only weak references to tasks. One that waits for something that only it refers to is collected "
        "in the middle of its work, without a word but `Task was destroyed but it is pending!`. If it fails, its exception is "
        "logged when it is collected, if at all; at shutdown nobody waits for it."
    ),
    not_reported=(
        "Tasks of a `TaskGroup`; tasks that are returned, awaited, given to a call (`tasks.add(...)`), stored in an attribute, "
        "a global or a container, or that get a done callback; a local name in a generator (a lifespan) or in a function with "
        "a `while` loop, which lives as long as the task; scripts."
    ),
    when_off="For work that may be lost.",
    fix_safety="None: where the task is kept, and who waits for it, is a decision.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def send_receipt(order: int) -> None:
    await asyncio.sleep(1)


@app.post("/orders/{order}")
async def pay(order: int) -> dict[str, str]:
    asyncio.create_task(send_receipt(order))  # error
    return {"status": "paid"}
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()
tasks: set[asyncio.Task[None]] = set()


async def send_receipt(order: int) -> None:
    await asyncio.sleep(1)


@app.post("/orders/{order}")
async def pay(order: int) -> dict[str, str]:
    task = asyncio.create_task(send_receipt(order))
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return {"status": "paid"}
""",
        ),
    ),
    check=check,
)
