"""FAL114: a function is called where it has to be passed: `add_task(send())`."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Handed, Scope
from fastapi_async_lint.model import Finding, Fix

from ._edits import pass_function
from ._handed import each, is_call, runner_of
from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule

_RUNNING_ROLES = frozenset({"background task", "callback", "event handler", "path operation", "exception handler"})


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for handed in each(analysis, scope, lambda handed: _is_called(analysis, handed)):
        things = analysis.protocols.cannot(handed.site.frame, handed.argument, "call")
        says = f"is called where `{runner_of(handed)}` has to be given the function, and gets {in_words(things)}: TypeError"
        help = "Pass the function, and its arguments behind it, without calling it."
        edits = pass_function(scope, handed)
        fix = Fix("Pass the function and its arguments", edits, safe=True) if edits else None
        yield misuse_finding(RULE, analysis, scope, handed.argument, says, help, fix)


def _is_called(analysis: Analysis, handed: Handed) -> bool:
    """Whether a call is what is handed over, where only a function can be run."""
    placement = handed.placement
    is_elsewhere = placement.where in ("thread", "process") and placement.role in ("", "task")
    takes_function = (
        placement.role in _RUNNING_ROLES
        or is_elsewhere
        or (placement.role == "task" and (placement.where == "kind" or bool(placement.accepts)))
    )
    takes_one = placement.role == "background task" or is_elsewhere
    return (
        takes_function
        and placement.where != "caller"  # `sorted(key=None)`, `iter(items)`
        and is_call(handed)
        and bool(analysis.protocols.cannot(handed.site.frame, handed.argument, "call"))
        and (takes_one or not analysis.protocols.may_hold(handed.site.frame, handed.argument, "call"))
    )


RULE = Rule(
    code="FAL114",
    name="called-instead-of-passed",
    level="error",
    summary="A function is called in place where it has to be passed: `add_task(send())`, `to_thread(load())`.",
    why=(
        "The call happens at once, and its result is what gets run later: `TypeError: the first argument must be callable`, or "
        "`'coroutine' object is not callable`. A background task fails after the response was sent: the client sees a 200."
    ),
    not_reported=(
        "Calls that give a function (a factory, `partial`, a lambda), or a list of functions where several may be given "
        "(`arq.Worker(functions=...)`), and those of which that is not known."
    ),
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe: the function and its arguments are passed. No fix where the arguments cannot just follow (keyword arguments, or a "
        "parameter that is not the last)."
    ),
    examples=(
        Example(
            bad="""
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def send(address: str) -> None:
    print(address)


@app.post("/signup")
def signup(address: str, tasks: BackgroundTasks) -> dict[str, str]:
    tasks.add_task(send(address))  # error
    return {"status": "created"}
""",
            good="""
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def send(address: str) -> None:
    print(address)


@app.post("/signup")
def signup(address: str, tasks: BackgroundTasks) -> dict[str, str]:
    tasks.add_task(send, address)
    return {"status": "created"}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
