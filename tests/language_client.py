"""A client of the language server, as an editor is one: it opens, edits and closes files, and keeps what is published."""

from __future__ import annotations

import asyncio
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Self

from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

from conftest import ROOT


class Client:
    """One session with a server process."""

    def __init__(self, root: Path, *arguments: str, encodings: list[types.PositionEncodingKind] | None = None) -> None:
        self.root = root
        self.arguments = arguments
        self.encodings = encodings
        self.lsp = BaseLanguageClient("tests", "1")
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self._news = asyncio.Event()

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self._news.set()

        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        self.lsp.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self.lsp.feature(types.WINDOW_SHOW_MESSAGE)(show)

    async def __aenter__(self) -> Self:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        await self.lsp.start_io(sys.executable, "-m", "fastapi_async_lint", "server", *self.arguments, env=environment)
        general = types.GeneralClientCapabilities(position_encodings=self.encodings)
        result = await self.lsp.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general),
                root_uri=self.root.as_uri(),
                process_id=os.getpid(),
            )
        )
        self.capabilities = result.capabilities
        self.lsp.initialized(types.InitializedParams())
        return self

    async def __aexit__(self, *_: object) -> None:
        async with asyncio.timeout(20):
            await self.lsp.shutdown_async(None)
            self.lsp.exit(None)
            server = self.lsp._server  # nothing else says how it ended
            assert server is not None
            assert await server.wait() == 0
            await self.lsp.stop()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        content = (self.root / name).read_text("utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "python", 1, content)
        self.lsp.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def edit(self, name: str, text: str, version: int) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.lsp.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def close(self, name: str) -> None:
        identifier = types.TextDocumentIdentifier(self.uri(name))
        self.lsp.text_document_did_close(types.DidCloseTextDocumentParams(identifier))

    async def until(self, is_so: Callable[[], bool], seconds: float = 15) -> None:
        """Waits for the server to say something that makes it so."""
        async with asyncio.timeout(seconds):
            while not is_so():
                self._news.clear()
                await self._news.wait()

    async def diagnostics(self, name: str, version: int = 1) -> list[types.Diagnostic]:
        """What is published for a version of a file."""
        uri = self.uri(name)
        await self.until(lambda: uri in self.published and self.published[uri].version == version)
        return list(self.published[uri].diagnostics)

    async def actions(self, name: str, diagnostic: types.Diagnostic) -> list[Any]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)), diagnostic.range, types.CodeActionContext([diagnostic])
        )
        return list(await self.lsp.text_document_code_action_async(params) or [])

    async def hover(self, name: str, position: types.Position) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), position)
        found = await self.lsp.text_document_hover_async(params)
        return "" if found is None else found.contents.value  # type: ignore[union-attr]


def session(root: Path, body: Callable[[Client], Awaitable[None]], *arguments: str, **options: Any) -> None:
    """Runs a session with a server in a project."""

    async def run() -> None:
        async with Client(root, *arguments, **options) as client:
            await body(client)

    asyncio.run(run())


def applied(text: str, action: types.CodeAction) -> str:
    """A text after the edits of an action, which are of whole lines."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for edit in sorted(change.edits, key=lambda edit: edit.range.start, reverse=True):  # type: ignore[union-attr]
        assert isinstance(edit, types.TextEdit)
        first = starts[edit.range.start.line] + edit.range.start.character
        last = starts[edit.range.end.line] + edit.range.end.character
        text = text[:first] + edit.new_text + text[last:]
    return text


class PlainClient:
    """A client of any server, message by message, for servers that do not keep to the protocol's types."""

    def __init__(self, root: Path, *module: str) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", *module],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root, env=environment,
        )  # fmt: skip
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.published: dict[str, list[dict[str, Any]]] = {}
        self.send("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": {}}, number=1)
        self.until(lambda message: message.get("id") == 1)
        self.send("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def send(self, method: str, params: dict[str, Any], number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def until(self, is_so: Callable[[dict[str, Any]], bool], seconds: float = 60) -> None:
        """Takes messages until one makes it so; raises `queue.Empty` when none comes."""
        while True:
            message = self._messages.get(timeout=seconds)
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
            if is_so(message):
                return

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2]) if header.lower().startswith(b"content-length") else 0
            while length and stream.readline().strip():
                pass
            if length:
                self._messages.put(json.loads(stream.read(length)))
