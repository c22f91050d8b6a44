"""FAL308: a prompt or another long text is a query parameter."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._rule import Example, Rule

_TEXTS = frozenset(
    "prompt message question text content body input user_input query document transcript description comment".split()
)
"""Names of what people write."""
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for parameter in analysis.parameters.texts(scope):
        has_body = parameter.role == "path operation" and not _WITH_BODY.isdisjoint(parameter.methods)
        if has_body and parameter.path and parameter.name in _TEXTS:
            yield RULE.finding(
                analysis,
                scope,
                scope.anchor(),
                (
                    f"`{parameter.name}: str` of `{scope.name}` is read from the query: it stands in the address and in the "
                    "access log, and a JSON body gets a 422"
                ),
                confidence="low",
                help=f"Take a model (`class Message(BaseModel): {parameter.name}: str`), or `{parameter.name}: str = Body()`.",
            )


RULE = Rule(
    code="FAL308",
    name="scalar-prompt-in-query",
    level="advice",
    summary="A `POST`, `PUT` or `PATCH` path operation takes a text like a prompt as a plain `str` parameter.",
    why=(
        "A plain `str` is a query parameter, for `POST` too: what users write ends in addresses and logs, is cut off where "
        "those are limited, and a client that sends JSON gets a 422."
    ),
    not_reported="Parameters of the path, `Body()` and `Form()` defaults, models, other names, `GET`.",
    when_off="It is off by default: tutorials do this everywhere, and a short text is fine in the query.",
    fix_safety="None: it changes how the path operation is called.",
    default=False,
    examples=(
        Example(
            bad="""
from fastapi import FastAPI

app = FastAPI()


@app.post("/chat")
def chat(prompt: str) -> str:  # error
    return prompt
""",
            good="""
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Message(BaseModel):
    prompt: str


@app.post("/chat")
def chat(message: Message) -> str:
    return message.prompt
""",
        ),
    ),
    check=check,
)
