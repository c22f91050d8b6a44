"""What the loader answers, from the shipped data and from extra rows."""

import json
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from fastapi_async_lint.knowledge import (
    LIMITED,
    THREAD_BOUND,
    Fact,
    Knowledge,
    KnowledgeError,
    LibraryClass,
    Placement,
    Spelled,
    libraries,
)
from fastapi_async_lint.knowledge.files import DATA, SECTIONS, read_library, read_names

EXTRA = {
    "aliases": {"shop.db.Session": "shop.Session", "shop.loop.a": "shop.loop.b", "shop.loop.b": "shop.loop.a"},
    "functions": {
        "shop.fetch": {"blocks": "http", "twin": "shop.afetch"},
        "shop.ask": {
            "kind": "coroutine",
            "returns": "shop.Answer",
            "parameters": ["question", "stream"],
            "when": [{"argument": "stream", "is": True, "kind": "async_iterator", "returns": ""}],
        },
        "shop.connect": {
            "parameters": ["host", "flags"],
            "when": [
                {"argument": "host", "given": True, "blocks": "socket"},
                {"argument": "host", "is": "", "blocks": ""},
                {"argument": "flags", "names": "EXCLUSIVE", "blocks": "lock"},
                {"argument": "flags", "names": "AT_ONCE", "blocks": ""},
            ],
        },
        "shop.wait": {"parameters": ["timeout"], "when": [{"argument": "timeout", "given": False, "blocks": "lock"}]},
        "shop.register": {"parameters": ["function"], "runs": {"function": {"where": "kind", "role": "task"}}},
        "time.sleep": {"blocks": "cpu"},
    },
    "classes": {
        "shop.Base": {"methods": {"close": {}, "commit": {"blocks": "db"}}, "attributes": {"engine": "shop.Engine"}},
        "shop.Left": {"bases": ["shop.Base"]},
        "shop.Right": {"bases": ["shop.Base"], "methods": {"close": {"kind": "coroutine"}}},
        "shop.Session": {"bases": ["shop.Left", "shop.Right"], "dynamic": True},
        "shop.Snake": {"bases": ["shop.Tail"], "methods": {"bite": {}}},
        "shop.Tail": {"bases": ["shop.Snake"]},
        "shop.Client": {"bases": ["httpx.AsyncClient"]},
        "shop.Chain": {"composed": True, "methods": {"commit": {"twin": "acommit"}}},
        "shop.Hooked": {"hooks": {"dispatch": "loop"}, "constructor": {"returns": "shop.Hooked[argument x]"}},
        "httpx.AsyncClient": {"methods": {"upload": {"kind": "coroutine"}}},
    },
    "values": {"shop.session": "shop.Session"},
}


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge()


@pytest.fixture(scope="module")
def shop():
    return Knowledge(EXTRA)


def test_nothing_is_read_before_it_is_asked_for():
    script = (
        "import sys; from fastapi_async_lint.knowledge import Knowledge, files; Knowledge();"
        "assert files.read_library.cache_info().currsize == 0;"
        "Knowledge().function('time.sleep');"
        "assert files.read_library.cache_info().currsize == 1;"
        "assert not {'libcst', 'tomllib', 'typer', 'inspect.ast'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_function(knowledge):
    assert knowledge.function("time.sleep") == Fact(blocks="sleep", twin="asyncio.sleep")
    assert knowledge.function("asyncio.sleep").kind == "coroutine"
    assert knowledge.function("math.sqrt") == Fact()
    assert knowledge.function("time.no_such_function") is None
    assert knowledge.function("unheard.of") is None
    assert knowledge.function("") is None


def test_function_finds_methods_by_their_dotted_path(knowledge):
    assert knowledge.function("httpx.AsyncClient.get").kind == "coroutine"
    assert knowledge.function("openai.lib.azure.AsyncAzureOpenAI.close") == knowledge.method(
        "openai.AsyncOpenAI", "close"
    )


def test_canonical(knowledge):
    assert knowledge.canonical("langchain_core.runnables.base.Runnable") == "langchain_core.runnables.Runnable"
    assert knowledge.canonical("langchain_core.runnables.Runnable") == "langchain_core.runnables.Runnable"
    assert knowledge.canonical("fastapi.Request") == "starlette.requests.Request"
    assert knowledge.canonical("fastapi.Request.json") == "starlette.requests.Request.json"
    assert knowledge.canonical("posixpath.exists") == "os.path.exists"
    assert knowledge.canonical("nowhere.at.all") == "nowhere.at.all"


def test_circular_aliases_end(shop):
    assert shop.canonical("shop.loop.a") == "shop.loop.b"


@pytest.mark.parametrize("path", ["time", "time.sleep", "asyncio.anything", "httpx.Client", "builtins.open", "shop.x"])
def test_known_libraries(shop, path):
    assert shop.is_known_library(path)


@pytest.mark.parametrize("path", ["unheard", "timeless.sleep", "httpx_unheard", "names", "names.ainvoke", ""])
def test_unknown_libraries(knowledge, path):
    assert not knowledge.is_known_library(path)


def test_modules(knowledge):
    assert knowledge.is_module("httpx")
    assert knowledge.is_module("langchain_core.runnables")
    assert knowledge.is_module("os.path")
    assert not knowledge.is_module("httpx.AsyncClient")
    assert not knowledge.is_module("unheard")


def test_classes_across_libraries(knowledge):
    model = "langchain_openai.ChatOpenAI"
    assert knowledge.is_subclass(model, "langchain_core.runnables.base.Runnable")
    assert knowledge.is_subclass(model, "langchain_core.language_models.chat_models.BaseChatModel")
    assert not knowledge.is_subclass("langchain_core.runnables.Runnable", model)
    assert knowledge.method(model, "invoke").blocks == "ai"
    assert knowledge.method(model, "invoke").twin == "ainvoke"
    assert knowledge.method(model, "ainvoke").kind == "coroutine"
    assert knowledge.method(model, "astream").kind == "async_iterator"
    assert knowledge.method(model, "no_such_method") is None


def test_chained_attributes(knowledge):
    chat = knowledge.attribute("openai.AsyncOpenAI", "chat")
    completions = knowledge.attribute(chat, "completions")
    create = knowledge.method(completions, "create")
    assert create.kind == "coroutine"
    assert not create.returns
    assert create.for_arguments({"stream": True}).returns == "openai.AsyncStream"
    assert create.for_arguments({"stream": False}) == create
    assert create.for_arguments({"stream": 1}) == create


def test_extra_rows_go_first(shop, knowledge):
    assert shop.function("time.sleep").blocks == "cpu"
    assert knowledge.function("time.sleep").blocks == "sleep"
    assert shop.function("shop.fetch") == Fact(blocks="http", twin="shop.afetch")
    assert shop.function("shop.register").runs == {"function": Placement("kind", "task")}
    assert shop.value("shop.session") == "shop.Session"
    assert shop.value("shop.other") is None


def test_extra_rows_of_a_shipped_class_are_added_to_it(shop):
    assert shop.method("httpx.AsyncClient", "upload").kind == "coroutine"
    assert shop.method("httpx.AsyncClient", "get").kind == "coroutine"
    assert shop.method("shop.Client", "get").kind == "coroutine"


def test_conditions_change_only_what_they_name(shop):
    ask = shop.function("shop.ask")
    assert (ask.kind, ask.returns) == ("coroutine", "shop.Answer")
    streamed = ask.for_arguments({"stream": True})
    assert (streamed.kind, streamed.returns) == ("async_iterator", "")
    assert streamed.parameters == ("question", "stream")
    assert ask.for_arguments({}) is ask


@pytest.mark.parametrize(
    ("arguments", "blocks"),
    [
        ({}, ""),
        ({"host": "localhost"}, "socket"),
        ({"host": Spelled(frozenset({"server"}))}, "socket"),
        ({"host": ""}, ""),
        ({"*": Spelled()}, ""),
        ({"flags": Spelled(frozenset({"EXCLUSIVE"}))}, "lock"),
        ({"flags": Spelled(frozenset({"EXCLUSIVE", "AT_ONCE"}))}, ""),
        ({"flags": "EXCLUSIVE"}, ""),
    ],
)
def test_conditions_on_what_is_given_and_on_names(shop, arguments, blocks):
    assert shop.function("shop.connect").for_arguments(arguments).blocks == blocks


@pytest.mark.parametrize(
    ("arguments", "blocks"),
    [({}, "lock"), ({"timeout": "0"}, ""), ({"*": Spelled()}, ""), ({"**": Spelled()}, "")],
)
def test_conditions_on_what_is_not_given(shop, arguments, blocks):
    assert shop.function("shop.wait").for_arguments(arguments).blocks == blocks


def test_inherited_methods_follow_the_order_of_lookup(shop):
    assert [found.path for found in shop.line("shop.Session")] == [
        "shop.Session",
        "shop.Left",
        "shop.Right",
        "shop.Base",
    ]
    assert shop.method("shop.db.Session", "close").kind == "coroutine"
    assert shop.method("shop.Session", "commit").blocks == "db"
    assert shop.attribute("shop.Session", "engine") == "shop.Engine"
    assert shop.bases("shop.Session") == ("shop.Left", "shop.Right")
    assert shop.is_dynamic("shop.Session")
    assert not shop.is_dynamic("shop.Base")


def test_cyclic_bases_end(shop):
    assert shop.method("shop.Tail", "bite") == Fact()
    assert shop.method("shop.Tail", "swallow") is None
    assert shop.is_subclass("shop.Snake", "shop.Tail")


def test_unknown_classes_have_nothing(knowledge):
    assert knowledge.class_("unheard.Of") is None
    assert knowledge.line("unheard.Of") == ()
    assert knowledge.bases("unheard.Of") == ()
    assert knowledge.attribute("unheard.Of", "x") is None
    assert knowledge.constructor("unheard.Of") is None
    assert knowledge.is_subclass("unheard.Of", "unheard.Of")


def test_hooks_and_constructors(shop):
    assert shop.hook("shop.Hooked", "dispatch") == Placement("loop")
    assert shop.hook("shop.Hooked", "other") is None
    assert shop.constructor("shop.Hooked").returns == "shop.Hooked[argument x]"
    assert shop.hook("starlette.middleware.base.BaseHTTPMiddleware", "dispatch").role == "middleware"
    assert shop.constructor("starlette.background.BackgroundTask").runs["func"].where == "kind"


def test_what_is_composed_blocks_as_its_parts_do(shop, knowledge):
    assert not shop.method("shop.Chain", "commit").blocks
    assert not shop.method("shop.Chain", "commit", ["shop.Right.x", "unheard.Of"]).blocks
    made = shop.method("shop.Chain", "commit", ["unheard.Of", "shop.Base"])
    assert (made.blocks, made.twin) == ("db", "acommit")
    sequence = "langchain_core.runnables.RunnableSequence"
    assert not knowledge.method(sequence, "invoke", ["langchain_core.prompts.ChatPromptTemplate"]).blocks
    assert knowledge.method(sequence, "invoke", ["langchain_openai.ChatOpenAI"]).blocks == "ai"
    assert not knowledge.method("langchain_core.runnables.RunnableLambda", "invoke").blocks


def test_names(knowledge):
    found = knowledge.coroutine_by_name("ainvoke")
    assert found.kind == "coroutine"
    assert found.definitions > 10
    assert found.libraries >= 2


@pytest.mark.parametrize(
    "name",
    ["get", "execute", "create", "run", "stream", "astream", "astream_chat", "astream_events", "run_sync", "add"],
)
def test_names_that_say_nothing(knowledge, name):
    assert knowledge.coroutine_by_name(name) is None
    assert name not in read_names()


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"function": {}}, "function: not one of the tables aliases, functions, classes, values"),
        ({"functions": []}, "functions: not one of the tables"),
        ({"functions": {"a.b": {"blcks": "http"}}}, "a.b: unknown key 'blcks'"),
        ({"functions": {"a.b": {"blocks": "slow"}}}, "a.b: blocks: 'slow' is none of ai, cpu,"),
        ({"functions": {"a.b": {"kind": True}}}, "a.b: kind: True is not a string"),
        ({"functions": {"a.b": {"fake_async": "yes"}}}, "a.b: fake_async: 'yes' is not true or false"),
        ({"functions": {"a.b": {"parameters": "x"}}}, "a.b: parameters: 'x' is not a list"),
        ({"functions": {"a.b": {"runs": {"x": "moon"}}}}, "a.b: runs: x: 'moon' is none of"),
        ({"functions": {"a.b": {"runs": {"x": {"where": "loop", "rôle": "task"}}}}}, "unknown key 'rôle'"),
        ({"functions": {"a.b": {"decorates": {"where": "loop", "role": "king"}}}}, "a.b: decorates: 'king' is none of"),
        (
            {"functions": {"a.b": {"when": [{"argument": "x"}]}}},
            "a.b: when: one of the keys 'is', 'names', 'given' is needed",
        ),
        (
            {"functions": {"a.b": {"when": [{"argument": "x", "is": 1, "given": True}]}}},
            "a.b: when: one of the keys 'is', 'names', 'given' is needed",
        ),
        ({"functions": {"a.b": {"when": [{"argument": "x", "given": 1}]}}}, "a.b: when: given: 1 is not true or false"),
        ({"functions": {"a.b": {"when": [{"argument": "x", "names": 1}]}}}, "a.b: when: names: 1 is not a string"),
        ({"functions": {"a.b": {"when": {}}}}, "a.b: when: {} is not a list"),
        ({"functions": {"a.b": 1}}, "a.b: 1 is not a table"),
        ({"classes": {"a.B": {"method": {}}}}, "a.B: unknown key 'method'"),
        ({"classes": {"a.B": {"methods": {"c": {"kind": "future"}}}}}, "a.B.c: kind: 'future' is none of"),
        ({"classes": {"a.B": {"bases": [1]}}}, "a.B: bases: 1 is not a string"),
        ({"classes": {"a.B": {"attributes": {"c": 1}}}}, "a.B.c: 1 is not a string"),
        ({"values": {"a.b": 1}}, "a.b: 1 is not a string"),
    ],
)
def test_wrong_extra_rows_name_the_row_and_the_reason(extra, message):
    with pytest.raises(KnowledgeError) as caught:
        Knowledge(extra)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", libraries())
def test_every_file_is_sorted_one_symbol_a_line(name):
    library = read_library(name)
    assert library.name == name
    for section in (library.aliases, library.functions, library.classes, library.values):
        assert list(section) == sorted(section)


@pytest.mark.parametrize("name", libraries())
def test_every_row_stands_where_it_is_looked_for(name, knowledge):
    library = read_library(name)
    for path in library.functions:
        assert knowledge.canonical(path) == path
        assert isinstance(knowledge.function(path), Fact), path
    for path in library.classes:
        assert knowledge.canonical(path) == path
        assert isinstance(knowledge.class_(path), LibraryClass), path
    for path, target in library.aliases.items():
        assert knowledge.canonical(path) == knowledge.canonical(target) != path


def test_what_limits_calls_is_there_and_does():
    runnables = pytest.importorskip("langchain_core.runnables")
    name, call = LIMITED
    assert call.startswith(f"{name}(")
    assert callable(getattr(runnables.Runnable, name))
    assert "max_concurrency" in runnables.RunnableConfig.__annotations__
    assert "'max_concurrency': 5" in call


def test_what_belongs_to_a_thread_does():
    with closing(sqlite3.connect(":memory:")) as connection, ThreadPoolExecutor() as threads:
        objects = {"sqlite3.Connection": connection, "sqlite3.Cursor": connection.cursor()}
        assert objects.keys() == THREAD_BOUND
        for bound in objects.values():
            with pytest.raises(sqlite3.ProgrammingError, match="thread"):
                threads.submit(bound.execute, "select 1").result()


@pytest.mark.parametrize("name", ["stdlib", "openai", "google.cloud.storage"])
def test_every_row_of_a_file_is_found_as_it_is_written(name):
    written = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    library = read_library(name)
    for section in SECTIONS:
        rows = getattr(library, section)
        assert list(rows) == list(written[section])
        assert all(path in rows and rows[path] == row for path, row in written[section].items())
        near = [f"{path}{end}" for path in written[section] for end in ("", ".", "X", "~")] + ["", "a", "~"]
        assert [path for path in near if path in rows] == [path for path in near if path in written[section]]


def test_a_row_that_is_not_there_is_an_error():
    rows = read_library("httpx").classes
    with pytest.raises(KeyError):
        rows["httpx.AsyncClien"]
    assert rows.get("httpx.AsyncClien") is None
