"""What libraries do, read from data files; the linted project's dependencies need not be installed.

The schema of the data and the meaning of each word is in `docs/knowledge.md`.
"""

from fastapi_async_lint.knowledge.facts import (
    CONDITIONS,
    Condition,
    Fact,
    KnowledgeError,
    LibraryClass,
    NameFact,
    Placement,
    Spelled,
)
from fastapi_async_lint.knowledge.files import libraries
from fastapi_async_lint.knowledge.lookup import Knowledge

OFFLOAD = ("fastapi.concurrency", "run_in_threadpool")
"""Module and name of the function that fixes use to run a call in a worker thread."""

OFFLOAD_ANYWHERE = ("asyncio", "to_thread")
"""The same for files that are loaded without FastAPI and Starlette."""

OFFLOAD_LIBRARIES = frozenset({"fastapi", "starlette"})
"""The libraries of which one has to be loaded anyway for `OFFLOAD`."""

THREAD_BOUND = frozenset({"sqlite3.Connection", "sqlite3.Cursor"})
"""Classes whose objects may only be used by the thread that made them, unless they were made otherwise
(`check_same_thread=False`)."""

ONE_STATE = frozenset({"matplotlib.pyplot"})
"""Modules whose functions share a state that no lock guards (the current figure): in two threads they spoil each other's work."""

LIMITED = ("abatch", "abatch(..., config={'max_concurrency': 5})")
"""The method that makes many calls at once and limits how many run (LangChain's), and how that is asked of it."""

RESPONSE = "starlette.responses.Response"
"""The class of responses: FastAPI sends what is one as it is."""

ANNOTATING = frozenset({"annotated_types", "fastapi", "pydantic", "pydantic_core", "typing", "typing_extensions"})
"""Libraries whose names beside a type, in `Annotated`, say something of its values, and not who gives them, unless a row does."""

RE_EXPORTED = {OFFLOAD: (("starlette.concurrency", "run_in_threadpool"),)}
"""Where else a name that fixes use may be imported from: it is the same object there."""

__all__ = [
    "ANNOTATING",
    "CONDITIONS",
    "LIMITED",
    "OFFLOAD",
    "OFFLOAD_ANYWHERE",
    "OFFLOAD_LIBRARIES",
    "ONE_STATE",
    "RESPONSE",
    "RE_EXPORTED",
    "THREAD_BOUND",
    "Condition",
    "Fact",
    "Knowledge",
    "KnowledgeError",
    "LibraryClass",
    "NameFact",
    "Placement",
    "Spelled",
    "libraries",
]
