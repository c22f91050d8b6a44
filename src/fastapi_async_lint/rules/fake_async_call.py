"""FAL211: a coroutine that only calls its blocking counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, LibraryCall, Scope, having
from fastapi_async_lint.analysis.values import LibraryMethod
from fastapi_async_lint.model import Finding, Fix
from fastapi_async_lint.words import callee_text, written

from ._blocking import thread_runner
from ._edits import offload_method
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for call in _awaited_in_vain(analysis, scope):
        twin = _sync_twin(analysis, call)
        name = callee_text(call.callee)
        counterpart = f"its blocking `{twin}`" if twin else "what blocks"
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(call.site.expression),
            (
                f"`{written(scope, call.site.expression)}` blocks the event loop although it is awaited: "
                f"`{name}` is `async def`, but only calls {counterpart}"
            ),
            help=f"Run `{twin}` in a worker thread: `await {thread_runner(analysis, scope)[0]}(...)`."
            if twin
            else "Move it to a worker thread.",
            fix=_fix(analysis, scope, call, twin),
        )


def _awaited_in_vain(analysis: Analysis, scope: Scope) -> Iterator[LibraryCall]:
    """The awaited calls on the event loop of which a row says that they are asynchronous in name only; one for each place."""
    seen: set[int] = set()
    for frame in analysis.contexts.starting_on_loop(scope):
        for call in having(analysis.graph.calls(frame), "fake_async"):
            expression = call.site.expression
            is_awaited = scope.uses[expression].kind == "awaited"
            is_certain = len(analysis.inference.values(frame, expression)) == 1
            if is_awaited and is_certain and expression not in seen:
                seen.add(expression)
                yield call


def _sync_twin(analysis: Analysis, call: LibraryCall) -> str:
    """The method whose async counterpart this is said to be."""
    if not isinstance(call.callee, LibraryMethod):
        return ""
    for found in analysis.knowledge.line(call.callee.owner.path):
        for name, fact in found.methods.items():
            if fact.twin == call.callee.name:
                return name
    return ""


def _fix(analysis: Analysis, scope: Scope, call: LibraryCall, twin: str) -> Fix | None:
    runner, needed = thread_runner(analysis, scope)
    edits = offload_method(scope, call.site.expression, runner, twin) if twin else ()
    return Fix(f"Run `{twin}` in a worker thread", edits, safe=False, imports=(needed,)) if edits else None


RULE = Rule(
    code="FAL211",
    name="fake-async-call",
    level="error",
    summary="An awaited library call is `async def`, but only calls its blocking counterpart.",
    why=(
        "`await engine.aquery(...)` looks right, and type checks. Inside, `_aquery` of some of LlamaIndex's engines, retrievers "
        "and custom models is `return self._query(...)`: the event loop stands still until the answer is there."
    ),
    not_reported=(
        "Counterparts that run the blocking method in a thread, as LangChain's do by default; subclasses of the project that "
        "override the coroutine."
    ),
    when_off="Never, in code that serves requests.",
    fix_safety="Unsafe: the blocking method runs in a worker thread, which it may not be written for.",
    examples=(
        Example(
            bad="""
import time
from typing import Any

from fastapi import FastAPI
from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata
from starlette.concurrency import run_in_threadpool

app = FastAPI()


class Echo(CustomLLM):
    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata()

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        time.sleep(0.2)
        return CompletionResponse(text=prompt)

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        raise NotImplementedError


llm = Echo()


@app.get("/ask")
async def ask(question: str) -> str:
    answer = await llm.acomplete(question)  # error
    return answer.text
""",
            good="""
import time
from typing import Any

from fastapi import FastAPI
from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata
from starlette.concurrency import run_in_threadpool

app = FastAPI()


class Echo(CustomLLM):
    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata()

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        time.sleep(0.2)
        return CompletionResponse(text=prompt)

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        raise NotImplementedError


llm = Echo()


@app.get("/ask")
async def ask(question: str) -> str:
    answer = await run_in_threadpool(llm.complete, question)
    return answer.text
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
