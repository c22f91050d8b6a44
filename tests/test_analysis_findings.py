"""Findings that depend on several parts at once: the gate, the contexts and the values."""

from __future__ import annotations

from pathlib import Path

import pytest

from fastapi_async_lint.gate import can_matter
from support import Analysed

APP = "from fastapi import FastAPI\napp = FastAPI()\n"


SCHEMAS = (
    "import time\nfrom pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n"
    "    @field_validator('x')\n    def v(cls, x):\n        time.sleep(1)\n"
)


def test_blocking_validator_in_a_file_of_schemas(tmp_path: Path) -> None:
    files = {"schemas.py": SCHEMAS, "app.py": APP + "from schemas import B\n@app.post('/')\ndef f(b: B): ...\n"}
    (finding,) = Analysed(tmp_path, files).diagnostics()
    assert (finding.path.name, finding.span.line, finding.code) == ("schemas.py", 7, "FAL201")
    assert [(hop.path.name, hop.span.line, hop.text) for hop in finding.chain] == [
        ("app.py", 4, "`B.v` is run on the event loop by `app.post(...)`")
    ]
    assert "await" not in finding.help


def test_blocking_validator_is_told_where_it_stands_and_not_where_models_are_built(tmp_path: Path) -> None:
    route = "from schemas import B\ndef make(): return B(x=1)\n@app.post('/')\nasync def f():\n    await g()\n    return make(), B(x=2)\n"
    files = {"schemas.py": SCHEMAS, "app.py": APP + route}
    assert Analysed(tmp_path, files).findings() == ["schemas.py:7 FAL201"]


def test_blocking_validator_of_what_is_built_once(tmp_path: Path) -> None:
    route = "from functools import lru_cache\nfrom schemas import B\n@lru_cache\ndef get(): return B(x=1)\n@app.get('/')\nasync def f():\n    await g()\n    return get()\n"
    assert Analysed(tmp_path, {"schemas.py": SCHEMAS, "app.py": APP + route}).findings() == []


def test_hook_of_a_class_dependency_is_no_dependency(tmp_path: Path) -> None:
    text = APP + (
        "from fastapi import Depends\nfrom pydantic import BaseModel, field_validator\nclass Q(BaseModel):\n    q: int\n"
        "    @field_validator('q')\n    def v(cls, x, info): return x\n@app.get('/')\ndef f(q: Q = Depends()): return q.q\n"
    )
    assert Analysed(tmp_path, text).findings() == []


def test_blocking_validator_of_a_model_that_only_threads_build(tmp_path: Path) -> None:
    files = {"schemas.py": SCHEMAS, "app.py": APP + "from schemas import B\n@app.get('/')\ndef f(): return B(x=1)\n"}
    assert Analysed(tmp_path, files).findings() == []


def test_def_path_operation_that_returns_a_coroutine_and_is_added_by_a_call(tmp_path: Path) -> None:
    files = {
        "svc.py": "async def fetch(): return 1\n",
        "app.py": APP + "from svc import fetch\ndef f(): return fetch()\napp.add_api_route('/', f)\n",
    }
    assert Analysed(tmp_path, files).findings() == ["app.py:4 FAL103"]


@pytest.mark.parametrize("text", ["@get_router().get('/')\ndef f(): ...", "@routers['a'].get('/')\ndef f(): ..."])
def test_gate_knows_every_decorator(text: str) -> None:
    assert can_matter(text)


def test_second_target_that_is_awaited(tmp_path: Path) -> None:
    text = APP + "async def make(): return 1\n@app.get('/')\nasync def f():\n    a = b = make()\n    return await b\n"
    assert Analysed(tmp_path, text).findings() == []


def test_folder_with_the_name_of_a_library(tmp_path: Path) -> None:
    route = "from openai import OpenAI\nc = OpenAI()\n@app.get('/')\nasync def f(): return c.models.list()\n"
    findings = Analysed(tmp_path, {"openai/demo.py": "", "app.py": APP + route}).findings()
    assert findings == ["app.py:6 FAL203"]


def test_library_call_of_the_same_program_without_that_folder(tmp_path: Path) -> None:
    route = "from openai import OpenAI\nc = OpenAI()\n@app.get('/')\nasync def f(): return c.models.list()\n"
    assert Analysed(tmp_path, APP + route).findings() == ["app.py:6 FAL203"]


def test_coroutine_lost_in_a_def_says_who_calls_it(tmp_path: Path) -> None:
    files = {
        "store.py": "async def embed(text: str) -> list[float]: return []\nclass Store:\n"
        "    def search(self, text: str) -> list[float]:\n        vector = embed(text)\n        return vector[:3]\n",
        "app.py": APP + "from store import Store\ndef rank(text): return Store().search(text)\n"
        "@app.get('/')\nasync def f(text: str): return rank(text)\n",
    }
    (finding,) = Analysed(tmp_path, files).diagnostics()
    assert (finding.code, finding.span.line) == ("FAL102", 4)
    assert [(hop.path.name, hop.span.line) for hop in finding.chain][-2:] == [("app.py", 4), ("app.py", 6)]
    assert finding.help.endswith("`search` must be `async def` then, and be awaited itself.")


def test_coroutine_whose_certain_use_raises_is_lost_though_it_is_handed_on(tmp_path: Path) -> None:
    text = APP + (
        "import other\nasync def default_user() -> dict: return {}\n@app.get('/')\nasync def f(user: dict | None = None):\n"
        "    if not user:\n        user = default_user()\n    print(user['id'])\n    return await other.add(user=user)\n"
    )
    assert Analysed(tmp_path, text).findings() == ["app.py:8 FAL102"]


def test_coroutine_that_is_told_apart_may_be_handed_on(tmp_path: Path) -> None:
    text = APP + (
        "import other\nasync def default_user() -> dict: return {}\n@app.get('/')\nasync def f():\n"
        "    user = default_user()\n    if isinstance(user, dict):\n        print(user['id'])\n    return await other.add(user)\n"
    )
    assert Analysed(tmp_path, text).findings() == []


def test_chain_goes_where_every_run_goes_before_where_an_error_leads(tmp_path: Path) -> None:
    text = APP + (
        "import time\nimport requests\ndef load(url):\n    return requests.get(url)\ndef again(url):\n    for _ in range(3):\n"
        "        try:\n            return load(url)\n        except OSError:\n            time.sleep(1)\n"
        "@app.get('/')\nasync def f(url: str): return again(url)\n"
    )
    (finding,) = Analysed(tmp_path, text).diagnostics()
    assert "`again` > `load` > `requests.get`" in finding.message


CACHED = (
    APP
    + "import functools, requests\n@functools.lru_cache\ndef load(url: str = '') -> str: return requests.get(url).text\n"
)


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("@app.get('/')\nasync def f(url: str): return load(url)\n", ["app.py:7 FAL202"]),
        ("@app.get('/')\nasync def f(): return load()\n", []),
    ],
)
def test_cached_function_blocks_for_each_new_argument(tmp_path: Path, call: str, found: list[str]) -> None:
    findings = Analysed(tmp_path, CACHED + call).findings()
    assert [finding for finding in findings if not finding.endswith("FAL301")] == found


def test_cached_function_that_builds_clients_blocks_for_a_few_arguments_only(tmp_path: Path) -> None:
    text = APP + (
        "import functools, boto3\n@functools.lru_cache\ndef client(region: str): return boto3.client('s3', region_name=region)\n"
        "@app.get('/')\nasync def f(region: str):\n    client(region)\n"
    )
    assert [finding for finding in Analysed(tmp_path, text).findings() if "FAL202" in finding] == []


DONE_ONCE = {
    "a method sets what was missing": (
        "class Client:\n    config = None\n    def set_up(self): self.config = requests.get('x').json()\n"
        "    def ask(self):\n        if self.config is None:\n            self.set_up()\n        return self.config\n",
        [],
    ),
    "a method sets something else": (
        "class Client:\n    config = None\n    def set_up(self): self.answer = requests.get('x').json()\n"
        "    def ask(self):\n        if self.config is None:\n            self.set_up()\n        return self.config\n",
        ["app.py:13 FAL202"],
    ),
    "a memo that is looked at under a lock": (
        "class Client:\n    known = {}\n    lock = threading.Lock()\n    def ask(self, key='x'):\n        with self.lock:\n"
        "            if key in self.known:\n                return self.known[key]\n        self.known[key] = requests.get(key).text\n"
        "        return self.known[key]\n",
        [],
    ),
    "a memo that can be turned off": (
        "class Client:\n    def __init__(self): self.known, self.size = {}, 0\n    def fetch(self, key): return requests.get(key).text\n"
        "    def ask(self, key='x'):\n        if self.size == 0:\n            return self.fetch(key)\n"
        "        if key in self.known:\n            return self.known[key]\n        self.known[key] = self.fetch(key)\n"
        "        return self.known[key]\n",
        [],
    ),
    "a memo that this call does without": (
        "class Client:\n    known = {}\n    def fetch(self, key): return requests.get(key).text\n"
        "    def ask(self, fresh=True, key='x'):\n        if fresh:\n            return self.fetch(key)\n"
        "        if key in self.known:\n            return self.known[key]\n        self.known[key] = self.fetch(key)\n"
        "        return self.known[key]\n",
        ["app.py:16 FAL202"],
    ),
}


@pytest.mark.parametrize(("text", "found"), DONE_ONCE.values(), ids=DONE_ONCE)
def test_what_is_done_only_the_first_time_does_not_block(text: str, found: list[str], tmp_path: Path) -> None:
    request = "client = Client()\n@app.get('/')\nasync def f(): return client.ask()\n"
    findings = Analysed(tmp_path, f"{APP}import requests, threading\n{text}{request}").findings()
    assert [finding for finding in findings if not finding.endswith("FAL301")] == found


def test_loop_that_one_of_several_methods_starts_is_not_told(tmp_path: Path) -> None:
    text = APP + (
        "import asyncio\nfrom abc import ABC, abstractmethod\nclass Store(ABC):\n    @abstractmethod\n    def search(self, x): ...\n"
        "class Plain(Store):\n    def search(self, x): return [x]\nclass Remote(Store):\n"
        "    async def asearch(self, x): return [x]\n    def search(self, x): return asyncio.run(self.asearch(x))\n"
        "async def ask(store: Store, x):\n    await asyncio.sleep(0)\n    return store.search(x)\nstore: Store = Remote()\n"
    )
    assert Analysed(tmp_path, text).findings() == []
    certain = f"{text}@app.get('/')\nasync def f(x: str):\n    await asyncio.sleep(0)\n    return Remote().search(x)\n"
    (finding,) = Analysed(tmp_path, certain).findings()
    assert finding.endswith("FAL208")


def test_question_at_a_terminal_is_told_where_a_request_waits(tmp_path: Path) -> None:
    text = APP + "import asyncio\nasync def ask():\n    await asyncio.sleep(0)\n    return input('? ')\n"
    assert Analysed(tmp_path, text).findings() == []
    served = f"{text}@app.get('/')\nasync def f(): return await ask()\n"
    (finding,) = Analysed(tmp_path, served).findings()
    assert finding.endswith("FAL201")


IMAGE = (
    APP + "import requests\nclass Image:\n    def __init__(self, content, url): self.content, self.url = content, url\n"
    "    def read(self):\n        if self.content:\n            return self.content\n        elif self.url:\n"
    "            return requests.get(self.url).content\n        return None\n    def text(self): return str(self.read())\n"
)


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("self.content", []),
        ("big and self.content", []),
        ("self.url", ["app.py:18 FAL202"]),
        ("big", ["app.py:18 FAL202"]),
    ],
)
def test_way_that_a_test_of_the_same_object_rules_out(test: str, found: list[str], tmp_path: Path) -> None:
    text = (
        f"{IMAGE}    def describe(self, big=True):\n        if {test}:\n            return self.text()\n        return ''\n"
        "@app.post('/')\nasync def f(content: bytes, url: str): return Image(content, url).describe()\n"
    )
    assert [finding for finding in Analysed(tmp_path, text).findings() if "FAL301" not in finding] == found


def test_awaited_call_of_one_of_two_kinds_of_store(tmp_path: Path) -> None:
    text = APP + (
        "import asyncio, requests\nfrom abc import ABC, abstractmethod\nclass Store(ABC):\n    @abstractmethod\n    def clear(self): ...\n"
        "class Sync(Store):\n    def clear(self): requests.get('x')\nclass Async(Store):\n    async def clear(self): await asyncio.sleep(0)\n"
        "@app.get('/')\nasync def f(store: Store):\n    if asyncio.iscoroutinefunction(store.clear):\n        await store.clear()\n"
        "    else:\n        store.clear()\n"
    )
    assert Analysed(tmp_path, text).findings() == ["app.py:17 FAL202"]


@pytest.mark.parametrize(("rest", "found"), [("", ["app.py:10 FAL205"]), ("        if flat:\n            break\n", [])])
def test_walk_that_may_end_at_the_first_directory(rest: str, found: list[str], tmp_path: Path) -> None:
    text = (
        f"{APP}import os\ndef names(path, flat):\n    found = []\n    for _, names, _ in os.walk(path):\n        found += names\n{rest}"
        "    return found\n@app.get('/')\nasync def f(path: str): return names(path, True)\n"
    )
    assert [line for line in Analysed(tmp_path, text).findings() if "FAL205" in line] == found


def test_method_that_only_derived_classes_have(tmp_path: Path) -> None:
    files = {
        "base.py": "class Plugin:\n    def run(self, text): return self.send(text)\n",
        "mail.py": "import requests\nfrom base import Plugin\nclass Mail(Plugin):\n"
        "    def send(self, text): return requests.post('https://mail', data=text)\n",
        "app.py": APP + "from base import Plugin\nfrom mail import Mail\n"
        "@app.post('/')\nasync def f(plugin: Plugin, text: str): return plugin.run(text)\n",
    }
    (finding,) = Analysed(tmp_path, files).findings()
    assert finding == "app.py:6 FAL202"


def test_wrapper_that_no_branch_reaches_is_not_on_the_loop(tmp_path: Path) -> None:
    text = APP + (
        "import inspect, time\ndef timed(fn):\n    async def on_loop(*a):\n        time.sleep(1)\n        return await fn(*a)\n"
        "    def in_thread(*a):\n        time.sleep(1)\n        return fn(*a)\n"
        "    return on_loop if inspect.iscoroutinefunction(fn) else in_thread\n"
        "@app.get('/')\n@timed\ndef f(): return 1\n"
    )
    assert Analysed(tmp_path, text).findings() == []


def test_coroutine_that_an_annotation_says_is_a_result(tmp_path: Path) -> None:
    text = APP + "async def count() -> int: return 1\nasync def total() -> int:\n    return count()\n"
    assert Analysed(tmp_path, text).findings() == ["app.py:5 FAL103"]


def test_coroutine_that_a_caller_awaits_twice_may_be_returned(tmp_path: Path) -> None:
    text = APP + (
        "async def count() -> int: return 1\nasync def total() -> int:\n    return count()\n"
        "@app.get('/')\nasync def f():\n    return await (await total())\n"
    )
    assert Analysed(tmp_path, text).findings() == []


def test_file_that_helpers_write_is_advice_told_once(tmp_path: Path) -> None:
    text = APP + (
        "def dump(path, data):\n    with open(path, 'wb') as file:\n        file.write(data)\n"
        "def save(data): dump('a', data)\ndef keep(data): dump('b', data)\n"
        "@app.post('/a')\nasync def a(data: bytes): save(data)\n@app.post('/b')\nasync def b(data: bytes): keep(data)\n"
    )
    (finding,) = [found for found in Analysed(tmp_path, text).diagnostics() if found.code == "FAL205"]
    assert (finding.level, [step.span.line for step in finding.also]) == ("advice", [11])


def test_helper_that_computes_is_told_like_a_call_that_does(tmp_path: Path) -> None:
    text = APP + (
        "import bcrypt, requests\ndef digest(word): return bcrypt.hashpw(word, bcrypt.gensalt())\n"
        "def sign(word): return digest(word)\ndef fetch(word): return requests.get(word)\n"
        "@app.post('/a')\nasync def a(word: bytes):\n    sign(word)\n    fetch(word)\n"
    )
    found = [each for each in Analysed(tmp_path, text).diagnostics() if each.code in ("FAL202", "FAL206")]
    assert [(each.code, each.level, each.span.line) for each in found] == [
        ("FAL202", "error", 10),
        ("FAL206", "warning", 9),
    ]
    assert "`sign` > `digest` > `bcrypt.hashpw`, which computes" in found[1].message


@pytest.mark.parametrize(
    ("branches", "found"),
    [
        ("        if self.remote:\n            await asyncio.to_thread(self.drop)\n        else:\n            self.drop()\n", []),
        ("        if not self.remote:\n            self.drop()\n        else:\n            await asyncio.to_thread(self.drop)\n", []),
        ("        if self.remote:\n            await asyncio.to_thread(self.drop)\n        self.drop()\n", ["app.py:11 FAL202"]),
        ("        if self.remote:\n            await asyncio.to_thread(self.other)\n        else:\n            self.drop()\n", ["app.py:12 FAL202"]),
        ("        if self.remote:\n            self.drop()\n            await asyncio.to_thread(self.drop)\n", ["app.py:10 FAL202"]),
    ],
)  # fmt: skip
def test_call_that_is_offloaded_under_the_opposite_condition(branches: str, found: list[str], tmp_path: Path) -> None:
    text = (
        f"import asyncio, requests\n{APP}class Store:\n    def __init__(self, remote: bool): self.remote = remote\n"
        "    def drop(self): requests.post('x')\n    def other(self): ...\n"
        f"    async def close(self):\n{branches}"
        "@app.get('/')\nasync def f(): await Store(True).close()\n"
    )
    assert Analysed(tmp_path, text).findings() == found


def test_message_says_what_this_call_gives(tmp_path: Path) -> None:
    text = "from agno.agent import Agent\nagent = Agent()\nasync def f(): return await agent.arun('x', stream=True)\n"
    (finding,) = Analysed(tmp_path, text).diagnostics()
    assert finding.code == "FAL107"
    assert finding.message.endswith("(`arun` of `agno.agent.Agent` is an async generator)")


def test_help_for_an_async_generator_that_a_response_is_given(tmp_path: Path) -> None:
    text = APP + (
        "from fastapi.responses import StreamingResponse\nasync def g(): yield 'a'\n"
        "@app.get('/')\nasync def f(): return StreamingResponse(await g())\n"
        "@app.get('/x')\nasync def h(): return await g()\n"
    )
    first, second = Analysed(tmp_path, text).diagnostics()
    assert (first.code, first.help) == ("FAL107", "Drop the `await`: the response iterates over it.")
    assert (second.code, second.help) == ("FAL107", "Iterate over it: `async for item in ...`.")


@pytest.mark.parametrize(
    ("definition", "says"),
    [
        ("def f():\n    g()\n", " `f` must be `async def` then, and be awaited itself."),
        ("def f():\n    g()\n    yield 1\n", " `f` must be `async def` then."),
        ("@app.get('/')\ndef f():\n    g()\n", " `f` must be `async def` then."),
        ("async def f():\n    g()\n", ""),
    ],
)
def test_help_says_what_await_asks_of_the_function_around_it(definition: str, says: str, tmp_path: Path) -> None:
    (finding,) = Analysed(tmp_path, APP + "async def g(): return 1\n" + definition).diagnostics()
    assert finding.help.endswith(f"`asyncio.create_task(...)`.{says}")


def test_many_awaits_in_a_row_are_not_all_named(tmp_path: Path) -> None:
    calls = "".join(f"    x{place} = await ask('{place}')\n" for place in range(4))
    text = APP + (
        "import httpx\nclient = httpx.AsyncClient()\nasync def ask(what): return await client.get(what)\n"
        f"@app.get('/')\nasync def f():\n{calls}    return [x0, x1, x2, x3]\n"
    )
    (finding,) = [one for one in Analysed(tmp_path, text).diagnostics() if one.code == "FAL401"]
    assert finding.message.startswith(
        "`ask(...)`, `ask(...)` and 2 more wait one after the other, though none needs another's"
    )
    assert [hop.text for hop in finding.chain] == ["`ask(...)` waits here, for `AsyncClient.get`"]


def test_help_names_the_class_of_an_async_method_that_is_to_be_used(tmp_path: Path) -> None:
    text = APP + "import resend\n@app.get('/')\nasync def f(): return resend.Emails.send({})\n"
    (finding,) = Analysed(tmp_path, text).diagnostics()
    assert (finding.code, finding.help) == ("FAL201", "Use `await Emails.send_async(...)`.")


def test_what_blocks_in_a_helper_is_what_is_written_as_a_call(tmp_path: Path) -> None:
    text = APP + (
        "import sqlite3\ndef connect(): return sqlite3.connect('db')\nclass Store:\n    def __init__(self): self.connection = connect()\n"
        "    def get(self, key):\n        with self.connection as db:\n            return db.execute('select 1')\n"
        "    def keep(self):\n        with self.connection: ...\n"
        "store = Store()\n@app.get('/')\nasync def f():\n    await g()\n    store.get(1)\n    store.keep()\n"
    )
    told = [finding.message for finding in Analysed(tmp_path, text).diagnostics()]
    assert ["`Connection.execute`" in message for message in told] == [True, False]
    assert "`Connection.__exit__`" in told[1]


def test_who_waits_for_a_blocking_call(tmp_path: Path) -> None:
    text = APP + (
        "import requests\n@app.get('/')\nasync def f():\n    await g()\n    requests.get('a')\n    requests.get('b')\n"
        "async def worker():\n    await g()\n    requests.get('c')\n"
    )
    told = {
        finding.symbol: finding.message.partition("`requests.get` ")[2]
        for finding in Analysed(tmp_path, text).diagnostics()
    }
    assert told == {
        "f": "waits for the network, and so does every other request (1 more here)",
        "worker": "waits for the network, and so does all else on it",
    }


STILL_FOUND = {
    "a client that goes round in a list": (
        "import httpx\nclass Pool:\n    def __init__(self): self.clients = [httpx.AsyncClient(), httpx.AsyncClient()]\n"
        "    def next(self):\n        client = self.clients.pop(0)\n        self.clients.append(client)\n        return client\n"
        "pool = Pool()\n@app.get('/')\nasync def f():\n    pool.next().get('x')\n    await g()\n",
        "FAL101",
    ),
    "a client that may be a fake": (
        "import redis.asyncio as redis\nfrom tests import make_fake\nclient = redis.Redis()\ndef get_redis(testing):\n"
        "    if testing: return make_fake()\n    return client\n@app.get('/')\nasync def f():\n    get_redis(1).set('a', 1)\n    await g()\n",
        "FAL101",
    ),
    "a partial that binds by name": (
        "from functools import partial\nfrom fastapi.responses import StreamingResponse\nasync def events(): yield 'x'\n"
        "Stream = partial(StreamingResponse, media_type='text/plain')\n@app.get('/')\ndef f(): return Stream(events)\n",
        "FAL503",
    ),
    "a round that changes its own item": (
        "import httpx\nclient = httpx.AsyncClient()\n@app.get('/')\nasync def f():\n    items = [{'url': 'a'}, {'url': 'b'}]\n"
        "    for item in items:\n        url = item['url']\n        response = await client.get(url)\n        item['text'] = response.text\n"
        "    return items\n",
        "FAL402",
    ),
    "a client that start-up keeps and a dependency builds": (
        "import httpx\nfrom fastapi import Depends\ndef get_client(): return httpx.AsyncClient(timeout=5)\n"
        "@app.on_event('startup')\nasync def start(): app.state.client = get_client()\n"
        "@app.get('/')\nasync def f(client=Depends(get_client)): return (await client.get('x')).text\n",
        "FAL504",
    ),
    "what a metaclass keeps for each argument": (
        "import requests\nclass Keeping(type):\n    kept = {}\n    def __call__(cls, *args):\n        if args not in cls.kept:\n"
        "            cls.kept[args] = super().__call__(*args)\n        return cls.kept[args]\nclass Profile(metaclass=Keeping):\n"
        "    def __init__(self, user): requests.get(f'http://x/{user}')\n@app.get('/')\nasync def f(user: str):\n"
        "    await g()\n    return Profile(user)\n",
        "FAL202",
    ),
}


@pytest.mark.parametrize(("text", "code"), STILL_FOUND.values(), ids=STILL_FOUND)
def test_what_looks_like_something_else_is_found(tmp_path: Path, text: str, code: str) -> None:
    assert [found.partition(" ")[2] for found in Analysed(tmp_path, APP + text).findings()] == [code]


def test_what_a_partial_of_something_lazy_calls_is_not_run_where_it_is_made(tmp_path: Path) -> None:
    text = (
        "import time\nfrom functools import partial\nfrom starlette.concurrency import run_in_threadpool\n"
        "def work(url): time.sleep(1)\nwork_all = partial(map, work)\n@app.get('/')\nasync def f():\n"
        "    lazy = work_all(['a'])\n    return await run_in_threadpool(list, lazy)\n"
    )
    assert Analysed(tmp_path, APP + text).findings() == []
