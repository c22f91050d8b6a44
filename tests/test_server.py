"""The language server, spoken to by a client in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lsprotocol import types

from conftest import CLEAN, SLEEPING, Run, Write
from fastapi_async_lint.store import FOLDER
from language_client import Client, applied, session

HELPER = "import time\n\n\ndef pause() -> None:\n    time.sleep(1)\n"
THROUGH_HELPER = CLEAN.replace("import asyncio", "import helpers").replace("await asyncio.sleep(1)", "helpers.pause()")
MISSING = 'async def f(text: str) -> None: ...\n\n\nasync def g() -> None:\n    "\U0001f600\u732b"; f("\u732b")\n'


def codes(diagnostics: list[types.Diagnostic]) -> list[str]:
    return [str(diagnostic.code) for diagnostic in diagnostics]


def test_diagnostics_have_range_level_help_and_the_chain(project: Write) -> None:
    root = project({"app.py": THROUGH_HELPER, "helpers.py": HELPER})

    async def body(client: Client) -> None:
        client.open("app.py")
        (found,) = await client.diagnostics("app.py")
        assert (found.code, found.source, found.severity) == (
            "FAL202",
            "fastapi-async-lint",
            types.DiagnosticSeverity.Error,
        )
        assert found.range == types.Range(types.Position(9, 4), types.Position(9, 19))
        assert found.message.startswith("`helpers.pause()` blocks the event loop: ")
        assert len(found.message.splitlines()) == 2
        (hop,) = found.related_information or []
        assert hop.location.uri == client.uri("helpers.py")
        assert hop.location.range.start == types.Position(4, 4)
        assert hop.message == "calls `time.sleep`, which sleeps"

    session(root, body)


def test_what_is_typed_counts_in_every_open_file(project: Write) -> None:
    root = project({"app.py": THROUGH_HELPER, "helpers.py": "def pause() -> None: ...\n"})

    async def body(client: Client) -> None:
        client.open("app.py")
        assert codes(await client.diagnostics("app.py")) == ["FAL301"]
        client.open("helpers.py", HELPER)
        uri = client.uri("app.py")
        await client.until(lambda: codes(list(client.published[uri].diagnostics)) == ["FAL202"])
        client.edit("app.py", CLEAN, 2)
        assert await client.diagnostics("app.py", 2) == []
        client.close("app.py")
        await client.until(lambda: client.published[uri].version is None)

    session(root, body)


def test_quick_fixes_mend_and_silence(project: Write) -> None:
    root = project({"app.py": MISSING})

    async def body(client: Client) -> None:
        client.open("app.py")
        (found,) = await client.diagnostics("app.py")
        fix, ignore = await client.actions("app.py", found)
        assert (fix.title, fix.kind, fix.is_preferred) == ("Add `await`", "quickfix", True)
        assert list(fix.diagnostics) == [found]
        assert ignore.title == "Ignore FAL101 here"
        place = found.range.start
        assert (place.line, place.character) == (4, 11)  # UTF-16: the smile is two units
        assert applied(MISSING, fix) == MISSING.replace('; f("', '; await f("')
        assert applied(MISSING, ignore) == MISSING.removesuffix("\n") + "  # fastapi-async-lint: ignore[FAL101]\n"
        client.edit("app.py", MISSING + "\n", 2)
        assert await client.actions("app.py", found) == []

    session(root, body)


def test_a_fix_brings_the_imports_that_it_needs(project: Write) -> None:
    text = CLEAN.replace("import asyncio\n", "import asyncio\n\nimport helpers\n") + "    helpers.pause()\n"
    root = project({"app.py": text, "helpers.py": HELPER})

    async def body(client: Client) -> None:
        client.open("app.py")
        (found,) = await client.diagnostics("app.py")
        fix, ignore = await client.actions("app.py", found)
        assert fix.title == "Run it in a worker thread (may change what the code does)"
        assert not fix.is_preferred
        mended = applied(text, fix)
        assert "from fastapi.concurrency import run_in_threadpool\n" in mended
        assert "    await run_in_threadpool(helpers.pause)\n" in mended
        client.edit("app.py", mended, 2)
        assert await client.diagnostics("app.py", 2) == []
        client.edit("app.py", applied(text, ignore).rstrip(), 3)
        assert await client.diagnostics("app.py", 3) == []

    session(root, body)


def test_positions_are_in_the_units_of_the_client(project: Write) -> None:
    root = project({"app.py": MISSING})

    async def body(client: Client) -> None:
        client.open("app.py")
        (found,) = await client.diagnostics("app.py")
        assert found.range.start.character == 10

    session(root, body, encodings=[types.PositionEncodingKind.Utf32])


def test_hover_is_the_page_of_the_rule(project: Write) -> None:
    root = project({"app.py": SLEEPING})

    async def body(client: Client) -> None:
        client.open("app.py")
        (found,) = await client.diagnostics("app.py")
        assert (await client.hover("app.py", found.range.start)).startswith("# blocking-call (FAL201)\n")
        assert await client.hover("app.py", types.Position(0, 0)) == ""

    session(root, body)


def test_the_projects_configuration_holds_and_a_wrong_one_is_said_once(project: Write) -> None:
    root = project({"app.py": SLEEPING}, "[tool.fastapi-async-lint]\nselekt = []\n")

    async def body(client: Client) -> None:
        client.open("app.py")
        await client.until(lambda: bool(client.messages))
        assert "unknown key 'selekt'" in client.messages[0]
        client.edit("app.py", SLEEPING + "\n", 2)
        (root / "pyproject.toml").write_text('[tool.fastapi-async-lint]\nselect = ["FAL1"]\n', "utf-8")
        assert await client.diagnostics("app.py", 2) == []
        assert len(client.messages) == 1

    session(root, body)


def test_suppressions_excluded_files_and_text_that_is_no_python(project: Write) -> None:
    config = '[tool.fastapi-async-lint]\nexclude = ["old.py"]\n'
    root = project(
        {"old.py": SLEEPING, "app.py": SLEEPING.replace("sleep(1)", "sleep(1)  # noqa: FAL201"), "new.py": ""}, config
    )

    async def body(client: Client) -> None:
        for name in ("old.py", "app.py"):
            client.open(name)
            assert await client.diagnostics(name) == []
        client.open("new.py", "async def f(:\n")
        (found,) = await client.diagnostics("new.py")
        assert found.code == "FAL000"
        assert await client.actions("new.py", found) == []
        client.edit("new.py", SLEEPING, 2)
        assert codes(await client.diagnostics("new.py", 2)) == ["FAL201"]

    session(root, body)


def test_what_was_found_out_is_kept_where_that_is_wanted(project: Write) -> None:
    root = project({"app.py": SLEEPING})

    async def body(client: Client) -> None:
        client.open("app.py")
        assert codes(await client.diagnostics("app.py")) == ["FAL201"]

    session(root, body, "--no-cache")
    assert not (root / FOLDER).exists()
    session(root, body, "--cache-dir", str(root / "elsewhere"))
    assert not (root / FOLDER).exists()
    assert list((root / "elsewhere").glob("*.sqlite3"))
    session(root, body)
    assert list((root / FOLDER).glob("*.sqlite3"))


def test_without_the_extra_it_says_what_to_install(command: Run, tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no pygls', name='pygls')\n", "utf-8")
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from fastapi_async_lint.command import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", program, "server"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "error: the language server needs pygls: pip install 'fastapi-async-lint[lsp]'\n"
