"""Every shipped row is right for the installed package; a wrong row of each kind is found."""

import copy
import dataclasses
import json
import warnings

import pytest
from pydantic import BaseModel, field_validator, model_validator

from fastapi_async_lint.knowledge import Fact, Knowledge, libraries
from fastapi_async_lint.knowledge.files import DATA, SECTIONS, Library
from tools.knowledge import build
from tools.knowledge.introspect import _ClassFacts
from tools.knowledge.overlay import Generate, Overlay, lay_over, overlay_names, read_overlay
from tools.knowledge.typetext import TypeReader
from tools.knowledge.verify import is_installed, verify, verify_rows


@pytest.fixture(autouse=True)
def _quiet_libraries():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.parametrize("name", libraries())
def test_rows_are_right(name):
    if not is_installed(name):
        pytest.skip(f"{name} is not installed")
    assert verify(name) == []


def test_every_data_file_has_an_overlay():
    assert libraries() == overlay_names()


@pytest.mark.parametrize("name", libraries())
def test_a_data_file_says_which_rows_its_overlay_states(name):
    library = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    assert library["curated"] == build.curated(read_overlay(name), library)


@pytest.mark.parametrize("name", libraries())
def test_a_data_file_was_built_from_its_overlay(name):
    library, sections = json.loads((DATA / f"{name}.json").read_text("utf-8")), read_overlay(name).sections
    laid = {section: copy.deepcopy(library[section]) for section in SECTIONS}
    for section in SECTIONS:
        paths = library["aliases"] if section in {"functions", "classes"} else {}
        lay_over(laid[section], {paths.get(path, path): row for path, row in sections[section].items()})
    build._tidy(laid)
    changed = [
        f"{section}: {path}"
        for section in SECTIONS
        for path in laid[section]
        if laid[section][path] != library[section].get(path)
    ]
    assert changed == [], f"python -m tools.knowledge build {name}"


def callables(sections):
    methods = [
        (f"{path}.{name}", row)
        for path, stated in sections["classes"].items()
        for name, row in stated.get("methods", {}).items()
    ]
    return {**sections["functions"], **dict(methods)}


@pytest.mark.parametrize("name", libraries())
def test_what_an_overlay_states_without_a_key_does_not_block(name):
    rows = callables(json.loads((DATA / f"{name}.json").read_text("utf-8")))
    empty = [path for path, row in callables(read_overlay(name).sections).items() if row == {}]
    assert [path for path in empty if "blocks" in rows.get(path, {})] == []


def wrong(rows):
    library = Library({"library": "planted", **rows})
    return verify_rows(library, knowledge=Knowledge(rows))


def method(path, name, row):
    return wrong({"classes": {path: {"methods": {name: row}}}})


PLANTED = {
    "function does not exist": ({"functions": {"time.slep": {"blocks": "sleep"}}}, "time.slep: does not resolve"),
    "package does not exist": ({"functions": {"unheard.of": {}}}, "unheard.of: does not resolve"),
    "function is a class": ({"functions": {"asyncio.Event": {}}}, "asyncio.Event: is a class"),
    "class is a function": ({"classes": {"asyncio.sleep": {}}}, "asyncio.sleep: is not a class"),
    "coroutine said to be plain": ({"functions": {"asyncio.sleep": {}}}, "asyncio.sleep: is coroutine, not plain"),
    "plain said to be a coroutine": (
        {"functions": {"json.dumps": {"kind": "coroutine"}}},
        "json.dumps: is plain, not coroutine",
    ),
    "iterator said to be a coroutine": (
        {"functions": {"starlette.concurrency.iterate_in_threadpool": {"kind": "coroutine"}}},
        "is async_iterator, not coroutine",
    ),
    "wrapped coroutine said to be plain": (
        {"classes": {"openai.resources.chat.completions.AsyncCompletions": {"methods": {"create": {}}}}},
        "create: is coroutine, not plain",
    ),
    "twin does not exist": ({"functions": {"time.sleep": {"twin": "asyncio.slep"}}}, "twin asyncio.slep does not"),
    "twin is synchronous": ({"functions": {"time.sleep": {"twin": "json.dumps"}}}, "twin json.dumps is not async"),
    "method twin does not exist": (
        {"classes": {"queue.Queue": {"methods": {"get": {"twin": "aget"}}}}},
        "twin aget: there is no such method",
    ),
    "method twin is synchronous": (
        {"classes": {"queue.Queue": {"methods": {"get": {"twin": "put"}}}}},
        "twin put is not asynchronous",
    ),
    "parameter does not exist": (
        {"functions": {"asyncio.to_thread": {"kind": "coroutine", "runs": {"function": "thread"}}}},
        "has no parameter 'function'",
    ),
    "parameter stands elsewhere": (
        {"functions": {"asyncio.to_thread": {"kind": "coroutine", "parameters": ["args", "func"]}}},
        "its parameters are func, *args, not args, func",
    ),
    "condition names no parameter": (
        {"functions": {"json.dumps": {"when": [{"argument": "stream", "is": True, "blocks": "cpu"}]}}},
        "has no parameter 'stream'",
    ),
    "type names no parameter": (
        {"functions": {"json.dumps": {"returns": "called function"}}},
        "has no parameter 'function'",
    ),
    "returned type does not exist": (
        {"functions": {"json.dumps": {"returns": "json.Text"}}},
        "type json.Text does not resolve",
    ),
    "returned type is no class": (
        {"functions": {"json.dumps": {"returns": "json.loads"}}},
        "json.loads is not a class",
    ),
    "returned type is another": (
        {"functions": {"httpx.get": {"returns": "asyncio.Event"}}},
        "not asyncio.Event",
    ),
    "method does not exist": ({"classes": {"queue.Queue": {"methods": {"pop": {}}}}}, "queue.Queue.pop: there is no"),
    "method is a property": ({"classes": {"pathlib.Path": {"methods": {"parent": {}}}}}, "parent: is a property"),
    "twin that only offloads, which is not said": (
        {
            "classes": {
                "langchain_core.vectorstores.InMemoryVectorStore": {
                    "methods": {
                        "max_marginal_relevance_search_by_vector": {"twin": "amax_marginal_relevance_search_by_vector"}
                    }
                }
            }
        },
        "only runs it in a thread, which is not said",
    ),
    "twin that offloads by one row and not by another": (
        {
            "classes": {
                "langchain_core.document_loaders.BaseLoader": {
                    "methods": {"lazy_load": {"twin": "aload", "twin_offloads": True}, "load": {"twin": "aload"}}
                }
            }
        },
        "twin aload runs in a thread as the row of `lazy_load` says",
    ),
    "generator said to block when it is called": (
        {"classes": {"ftplib.FTP": {"methods": {"mlsd": {"blocks": "socket"}}}}},
        "FTP.mlsd: is a generator, so that it blocks when it is iterated",
    ),
    "context manager said to block when it is made": (
        {"classes": {"httpx.Client": {"methods": {"stream": {"kind": "context", "blocks": "http"}}}}},
        "stream: makes a context manager, so that it blocks when that is entered",
    ),
    "override loses what the base has to do with loops": (
        {
            "classes": {
                "asyncio.Semaphore": {"methods": {"release": {"needs_loop": True}}},
                "asyncio.BoundedSemaphore": {"bases": ["asyncio.Semaphore"], "methods": {"release": {}}},
            }
        },
        "release: overrides asyncio.Semaphore.release, but is not said to be `needs_loop`",
    ),
    "override loses a kind, and nothing in it says so": (
        {
            "classes": {
                "asyncio.AbstractEventLoop": {"methods": {"create_future": {"kind": "awaitable", "source": "stated"}}},
                "asyncio.BaseEventLoop": {"bases": ["asyncio.AbstractEventLoop"], "methods": {"create_future": {}}},
            }
        },
        "which is awaitable, and nothing in it says that it is not",
    ),
    "base does not exist": (
        {"classes": {"queue.Queue": {"bases": ["queue.Base"]}}},
        "base queue.Base does not resolve",
    ),
    "base is none": (
        {"classes": {"queue.Queue": {"bases": ["asyncio.Event"]}}},
        "asyncio.Event is not among its bases",
    ),
    "base is left out": (
        {"classes": {"socketserver.BaseServer": {}, "socketserver.TCPServer": {}}},
        "its base socketserver.BaseServer has a row, but is not among its bases",
    ),
    "attribute does not exist": (
        {"classes": {"queue.Queue": {"attributes": {"items": "queue.Queue"}}}},
        "queue.Queue.items: there is no such attribute",
    ),
    "attribute is of another type": (
        {"classes": {"openai.OpenAI": {"attributes": {"chat": "asyncio.Event"}}}},
        "not asyncio.Event",
    ),
    "hook does not exist": (
        {"classes": {"starlette.middleware.base.BaseHTTPMiddleware": {"hooks": {"dispach": "loop"}}}},
        "dispach: hook: there is no such method",
    ),
    "constructor has no such parameter": (
        {"classes": {"threading.Thread": {"constructor": {"runs": {"function": "thread"}}}}},
        "threading.Thread(): has no parameter 'function'",
    ),
    "context manager said to be a coroutine": (
        {"functions": {"asyncio.timeout": {"kind": "coroutine"}}},
        "asyncio.timeout: is async_context or plain, not coroutine",
    ),
    "context manager said to be asynchronous": (
        {"classes": {"queue.Queue": {"methods": {"get": {"kind": "async_context"}}}}},
        "queue.Queue.get: is plain, not async_context",
    ),
    "blocks later, but not at all": (
        {"functions": {"json.dumps": {"blocks_when": "iterated"}}},
        "blocks when iterated, but it is not said how",
    ),
    "blocks when entered, but cannot be": (
        {
            "functions": {
                "asyncio.sleep": {"kind": "coroutine", "fake_async": True, "blocks": "sleep", "blocks_when": "entered"}
            }
        },
        "there is nothing to enter",
    ),
    "coroutine said to block": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "blocks": "sleep"}}},
        "blocks, but is coroutine",
    ),
    "plain function said to be asynchronous in name only": (
        {"functions": {"time.sleep": {"blocks": "sleep", "fake_async": True}}},
        "but is plain",
    ),
    "twin that offloads is none": (
        {"functions": {"time.sleep": {"blocks": "sleep", "twin_offloads": True}}},
        "is said to have a twin that offloads, but has none",
    ),
    "raises where it belongs": (
        {"functions": {"asyncio.run": {"raises_in_loop": True, "needs_loop": True}}},
        "(`raises_in_loop`), but to belong there",
    ),
    "coroutine said to raise where a loop runs": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "raises_in_loop": True}}},
        "(`raises_in_loop`), but to belong there",
    ),
    "keeps the lock, but does not block": (
        {"functions": {"json.dumps": {"keeps_gil": True}}},
        "keeps the interpreter's lock, but does not block",
    ),
    "something else too, but nothing": ({"functions": {"json.dumps": {"also": ["context"]}}}, "but has no kind"),
    "raises without a loop, but belongs on none": (
        {"functions": {"asyncio.get_event_loop": {"raises_without_loop": True}}},
        "not said to belong on one",
    ),
    "makes a loop, but needs one": (
        {"functions": {"asyncio.new_event_loop": {"makes_loop": True, "needs_loop": True}}},
        "is said to need one",
    ),
    "nests loops, but raises in one": (
        {"functions": {"asyncio.run": {"nests_loops": True, "raises_in_loop": True}}},
        "(`nests_loops`), but raises there",
    ),
    "coroutine said to ask for the loop": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "asks_for_loop": True}}},
        "does at once what `asks_for_loop` says, but is coroutine",
    ),
    "coroutine said to test something": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "tests": "callable"}}},
        "does at once what `tests` says",
    ),
    "coroutine said to set a context variable at once": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "context": "sets"}}},
        "does at once what `context` says",
    ),
    "coroutine said to be a decorator": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "wraps": "same"}}},
        "does at once what `wraps` says",
    ),
    "coroutine said to register what it decorates": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "decorates": {"where": "loop", "role": "task"}}}},
        "does at once what `decorates` says",
    ),
    "plain function said to gather": (
        {"functions": {"json.dumps": {"gathers": True}}},
        "does what `gathers` says, but is plain",
    ),
    "coroutine said to start a task": (
        {"functions": {"asyncio.sleep": {"kind": "coroutine", "weakly_held": True}}},
        "does what `weakly_held` says, but is coroutine",
    ),
    "plain function said to run beside others": (
        {"functions": {"json.dumps": {"overlaps": "reads"}}},
        "does what `overlaps` says, but is plain",
    ),
    "only looks at what it runs": (
        {
            "functions": {
                "asyncio.to_thread": {
                    "kind": "coroutine",
                    "parameters": ["func"],
                    "runs": {"func": "thread"},
                    "takes_values": True,
                }
            }
        },
        "(`takes_values`), but runs one",
    ),
    "iterator said to be kept": (
        {"functions": {"starlette.concurrency.iterate_in_threadpool": {"kind": "async_iterator", "reuse": True}}},
        "(`reuse`), but is an iterator",
    ),
    "stands for no parameter": (
        {"functions": {"functools.wraps": {"stands_for": "function"}}},
        "has no parameter 'function'",
    ),
    "asks parts that there are none of": (
        {"classes": {"queue.Queue": {"methods": {"get": {"asks": "get_tuple"}}}}},
        "asks `get_tuple` of its parts, but the class is not composed",
    ),
    "ready when something is asked that there is not": (
        {"classes": {"queue.Queue": {"methods": {"get": {"ready": "not emty"}}}}},
        "is ready where `emty` says so",
    ),
    "runs hooks that there are none of": (
        {"classes": {"queue.Queue": {"methods": {"get": {"runs_hooks": "validator"}}}}},
        "runs hooks of a model, but the class has none",
    ),
    "since no version": ({"functions": {"json.dumps": {"since": "always"}}}, "since: 'always' is no version"),
    "until before since": (
        {"functions": {"json.dumps": {"since": "3.2", "until": "3.1"}}},
        "is there since 3.2, but only until 3.1",
    ),
    "decorated parameters do not exist": (
        {"functions": {"json.dumps": {"runs": {"callback": {"where": "caller", "role": "callback"}}}}},
        "has no parameter 'callback'",
    ),
    "condition returns a type that does not exist": (
        {"functions": {"json.dumps": {"when": [{"argument": "indent", "is": "1", "returns": "json.Text"}]}}},
        "type json.Text does not resolve",
    ),
    "condition asks for a name as text": (
        {
            "functions": {
                "glob.glob": {"blocks": "minor", "when": [{"argument": "recursive", "is": "True", "blocks": "file"}]}
            }
        },
        "glob.glob: 'True' is no literal as it is read",
    ),
    "condition asks for quotes": (
        {
            "functions": {
                "glob.glob": {"blocks": "minor", "when": [{"argument": "pathname", "is": "'**'", "blocks": "file"}]}
            }
        },
        "is no literal as it is read",
    ),
    "condition asks for a number": (
        {"functions": {"json.dumps": {"when": [{"argument": "indent", "is": 1, "blocks": "cpu"}]}}},
        "json.dumps: 1 is no literal as it is read",
    ),
    "value does not exist": ({"values": {"sys.stdim": "io.TextIOBase"}}, "sys.stdim: does not resolve"),
    "twin of a constructor does not exist": (
        {"classes": {"queue.Queue": {"constructor": {"twin": "asyncio.Queu"}}}},
        "twin asyncio.Queu does not resolve",
    ),
    "class does not exist": ({"classes": {"queue.Quue": {}}}, "queue.Quue: does not resolve"),
    "value is of another type": ({"values": {"sys.stdin": "asyncio.Event"}}, "sys.stdin: is no asyncio.Event"),
    "alias does not exist": ({"aliases": {"time.slep": "time.sleep"}}, "time.slep: alias does not resolve"),
    "one of the Callables of an alias gives something else": (
        {"classes": {"starlette.types.Lifespan": {"methods": {"__call__": {"kind": "coroutine"}}}}},
        "Lifespan.__call__: is",
    ),
    "alias is something else": ({"aliases": {"time.time": "time.sleep"}}, "is not the same object as time.sleep"),
}


@pytest.mark.parametrize(("rows", "message"), PLANTED.values(), ids=PLANTED)
def test_a_planted_wrong_row_is_found(rows, message):
    problems = wrong(rows)
    assert len(problems) == 1, problems
    assert problems[0].startswith("planted: ")
    assert message in problems[0]


OUTSIDE_THE_SCHEMA = {
    "kind": "corotine",
    "also": ["corotine"],
    "blocks": "disk",
    "blocks_when": "called",
    "twin": 1,
    "returns": ["json.Text"],
    "parameters": "obj",
    "runs": {"obj": "somewhere"},
    "decorates": {"where": "loop", "role": "decorator"},
    "wraps": "nothing",
    "overlaps": "writes",
    "context": "asks",
    "tests": "string",
    "stands_for": 1,
    "asks": 1,
    "ready": 1,
    "runs_hooks": "validators",
    "when": [{"argument": "obj"}],
    "since": 3,
    "until": 3,
    "source": 1,
    **dict.fromkeys((field.name for field in dataclasses.fields(Fact) if field.type == "bool"), "yes"),
}


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Fact)])
def test_a_word_that_a_field_cannot_have_is_found(field):
    rows = {"functions": {"json.dumps": {field: OUTSIDE_THE_SCHEMA[field]}}}
    problems = verify_rows(Library({"library": "planted", **rows}))
    assert len(problems) == 1
    assert problems[0].startswith(f"planted: json.dumps: {field}")


SCHEMA_ONLY = {"source", "together"}
"""Fields of which no program can tell more than that they are well written."""


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Fact) if field.name not in SCHEMA_ONLY])
def test_of_every_field_a_wrong_row_is_planted(field):
    assert any(f'"{field}"' in json.dumps(rows) for rows, _ in PLANTED.values())


def test_a_row_that_breaks_the_schema_is_found():
    library = Library({"library": "planted", "functions": {"time.sleep": {"blcks": "sleep"}}})
    assert verify_rows(library) == ["planted: time.sleep: unknown key 'blcks'"]


def test_rows_about_other_versions_are_left_alone():
    rows = {"functions": {"time.slep": {"until": "3.2"}, "time.snooze": {"since": "99"}}}
    library = Library({"library": "stdlib", **rows})
    assert verify_rows(library, knowledge=Knowledge(rows)) == []


def test_what_another_version_lacks_is_no_mistake_but_a_wrong_kind_is(monkeypatch):
    rows = {"functions": {"httpx.no_such": {}, "httpx.get": {"kind": "coroutine"}}}
    library = Library({"library": "httpx", "version": "0.1", **rows})
    monkeypatch.setattr("tools.knowledge.verify.read_library", lambda _: library)
    problems = verify("httpx")
    assert [problem for problem in problems if "no_such" in problem] == []
    assert "httpx: httpx.get: is plain, not coroutine" in problems


def test_an_override_that_is_annotated_vaguely_keeps_what_is_known():
    rows = {
        "aliases": {},
        "functions": {},
        "classes": {
            "p.Runnable": {},
            "p.Binding": {"bases": ["p.Runnable"]},
            "p.Model": {"methods": {"bind": {"returns": "p.Binding[self]"}, "copy": {"returns": "p.Runnable"}}},
            "p.Own": {
                "bases": ["p.Model"],
                "methods": {"bind": {"returns": "p.Runnable[dict | str]"}, "copy": {"returns": "p.Own"}},
            },
        },
        "values": {},
    }
    sections = {"aliases": {}, "functions": {}, "classes": {}, "values": {}}
    build._inherit(rows, Overlay("planted", Generate(), sections))
    assert rows["classes"]["p.Own"]["methods"] == {"copy": {"returns": "p.Own"}}


def test_an_override_that_says_nothing_of_its_result_is_as_the_method_that_it_overrides():
    rows = {
        "aliases": {},
        "functions": {},
        "classes": {
            "asyncio.AbstractEventLoop": {
                "methods": {"create_future": {"kind": "awaitable"}, "run_forever": {"raises_in_loop": True}}
            },
            "asyncio.BaseEventLoop": {
                "bases": ["asyncio.AbstractEventLoop"],
                "methods": {"create_future": {}, "run_forever": {}, "create_server": {"kind": "coroutine"}},
            },
        },
        "values": {},
    }
    sections = {"aliases": {}, "functions": {}, "classes": {}, "values": {}}
    build._inherit(rows, Overlay("planted", Generate(), sections))
    assert rows["classes"]["asyncio.BaseEventLoop"]["methods"] == {"create_server": {"kind": "coroutine"}}


def test_a_twin_that_a_class_has_from_its_base_runs_in_a_thread_as_there():
    base = {"aload": {"kind": "coroutine"}, "load": {"twin": "aload", "twin_offloads": True}}
    own = {"load": {"blocks": "db", "twin": "aload"}}
    also = {**own["load"], "twin_offloads": True}
    rows = {
        "aliases": {},
        "functions": {},
        "classes": {
            "p.Base": {"methods": base},
            "p.Inheriting": {"bases": ["p.Base"], "methods": copy.deepcopy(own)},
            "p.Stating": {"methods": {"load": also, "load_one": {"twin": "aload"}}},
            "p.Native": {"bases": ["p.Base"], "methods": {"aload": {"kind": "coroutine"}, **copy.deepcopy(own)}},
        },
        "values": {},
    }
    sections = {"aliases": {}, "functions": {}, "classes": {}, "values": {}}
    build._inherit(rows, Overlay("planted", Generate(), sections))
    assert rows["classes"]["p.Inheriting"]["methods"]["load"] == also
    assert rows["classes"]["p.Stating"]["methods"]["load_one"] == {"twin": "aload", "twin_offloads": True}
    assert rows["classes"]["p.Native"]["methods"]["load"] == own["load"]


def test_validators_of_a_model_are_no_methods_that_people_call():
    class Model(BaseModel):
        name: str

        @model_validator(mode="after")
        def check_all(self):
            return self

        @field_validator("name")
        @classmethod
        def check_name(cls, value):
            return value

        async def send(self): ...

    facts = _ClassFacts(Model, TypeReader(lambda found: ""), "", None)
    assert facts.row(lambda path: False, []) == {"methods": {"send": {"kind": "coroutine"}}}
