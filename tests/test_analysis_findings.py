"""Findings that depend on several parts at once: the gate, the contexts and the values."""

from __future__ import annotations

from pathlib import Path

import pytest

from fastapi_async_lint.gate import can_matter
from support import Analysed

APP = "from fastapi import FastAPI\napp = FastAPI()\n"


def test_blocking_validator_in_a_file_of_schemas(tmp_path: Path) -> None:
    text = (
        "import time\nfrom pydantic import BaseModel, field_validator\nclass B(BaseModel):\n"
        "    @field_validator('x')\n    def v(cls, x):\n        time.sleep(1)\n"
    )
    assert Analysed(tmp_path, text).findings() == ["app.py:6 FAL201"]


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
