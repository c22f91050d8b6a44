"""The language server: diagnostics of the open files as they are in the editor, their fixes, and the pages of their rules.

Every open file is linted with all unsaved texts in place of what is on disk, each in the project that it belongs to; a pause in
typing starts it. Results of a text that has changed meanwhile are thrown away.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from fastapi_async_lint.adopting import with_ignores
from fastapi_async_lint.config import ConfigError
from fastapi_async_lint.engine import UNREADABLE, Caching, Diagnostic, Result, Step, TextEdit, lint_paths
from fastapi_async_lint.fixes import fixed_text
from fastapi_async_lint.model import Level, Span
from fastapi_async_lint.report.page import page
from fastapi_async_lint.report.text import lines_of, printable
from fastapi_async_lint.rules import find_rule
from fastapi_async_lint.source import SourceError, decode

NAME = "fastapi-async-lint"
PAUSE = 0.25
"""Seconds without a change after which the open files are linted."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

_SEVERITIES: dict[Level, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
}


class Texts:
    """The open files at one moment: what the client calls them, their texts and versions."""

    def __init__(self, server: LanguageServer) -> None:
        self._codec = server.workspace.position_codec
        self.uris: dict[Path, str] = {}
        self.texts: dict[Path, str] = {}
        self.versions: dict[str, int | None] = {}
        for uri, document in list(server.workspace.text_documents.items()):
            path = path_of(uri)
            if path is not None:
                self.uris[path], self.texts[path], self.versions[uri] = uri, document.source, document.version

    def uri(self, path: Path) -> str:
        """What the client calls a file."""
        return self.uris.get(path) or from_fs_path(str(path)) or path.as_uri()

    def text(self, path: Path) -> str:
        """A file's text, from the editor or the disk; empty when there is none."""
        if path in self.texts:
            return self.texts[path]
        try:
            return decode(path.read_bytes())
        except (OSError, SourceError):
            return ""

    def range(self, path: Path, span: Span) -> types.Range:
        """A span in the units that the client counts columns in."""
        start = types.Position(span.line - 1, span.column)
        end = types.Position(span.end_line - 1, span.end_column)
        return self._codec.range_to_client_units(lines_of(self.text(path)), types.Range(start, end))


class Linter:
    """What was found in the open files, and when to look again."""

    def __init__(self, server: LanguageServer, caching: Caching | None) -> None:
        self._server = server
        self._caching = caching
        self._waiting: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self._found: dict[str, tuple[Texts, list[Diagnostic]]] = {}
        self._told = ""

    def changed(self) -> None:
        """Something is not as it was: lint the open files after a pause."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().create_task(self._lint_after_pause())

    def closed(self, uri: str) -> None:
        """A file was closed."""
        self._found.pop(uri, None)
        self._publish(uri, [], None)
        self.changed()

    def at(self, uri: str, place: types.Range) -> Iterator[tuple[Texts, Diagnostic]]:
        """What was found at a place of a file, if its text is still the one that was linted."""
        texts, diagnostics = self._found.get(uri, (None, []))
        if texts is None or self._is_stale(texts, uri):
            return
        for diagnostic in diagnostics:
            found = texts.range(diagnostic.path, diagnostic.span)
            if found.start <= place.end and place.start <= found.end:
                yield texts, diagnostic

    async def _lint_after_pause(self) -> None:
        await asyncio.sleep(PAUSE)
        await asyncio.shield(self._lint())

    async def _lint(self) -> None:
        async with self._lock:  # one analysis at a time
            texts = Texts(self._server)
            try:
                result = await asyncio.to_thread(self._result, texts.texts)
            except ConfigError as error:
                self._tell(str(error))
                return
            self._told = ""
            self._take(texts, result)

    def _result(self, texts: Mapping[Path, str]) -> Result:
        return lint_paths(list(texts), overlay=texts, group=False, caching=self._caching)

    def _take(self, texts: Texts, result: Result) -> None:
        for path, uri in texts.uris.items():
            if self._is_stale(texts, uri):
                continue  # a later run is on its way
            found = [diagnostic for diagnostic in result.diagnostics if diagnostic.path == path]
            self._found[uri] = texts, found
            self._publish(uri, [published(texts, diagnostic) for diagnostic in found], texts.versions[uri])

    def _is_stale(self, texts: Texts, uri: str) -> bool:
        document = self._server.workspace.text_documents.get(uri)
        return document is None or document.version != texts.versions.get(uri)

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _tell(self, reason: str) -> None:
        if reason != self._told:
            message = types.ShowMessageParams(types.MessageType.Error, f"{NAME}: {reason}")
            self._server.window_show_message(message)
            self._told = reason


def path_of(uri: str) -> Path | None:
    """The file that a client means; `None` where it means none (an untitled buffer)."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return None if path is None else Path(path).resolve()


# --- what the client is told


def published(texts: Texts, diagnostic: Diagnostic) -> types.Diagnostic:
    """A diagnostic as the client shows it: the chain is related information."""
    help = f"\n{printable(diagnostic.help)}" if diagnostic.help else ""
    return types.Diagnostic(
        range=texts.range(diagnostic.path, diagnostic.span),
        message=printable(diagnostic.message) + help,
        severity=_SEVERITIES[diagnostic.level],
        code=diagnostic.code,
        source=NAME,
        related_information=[_related(texts, step) for step in (*diagnostic.chain, *diagnostic.also)],
    )


def _related(texts: Texts, step: Step) -> types.DiagnosticRelatedInformation:
    place = types.Location(texts.uri(step.path), texts.range(step.path, step.span))
    return types.DiagnosticRelatedInformation(place, printable(step.text))


def actions(texts: Texts, diagnostic: Diagnostic) -> Iterator[types.CodeAction]:
    """The fix of a diagnostic, and the comment that silences it."""
    text, fix = texts.text(diagnostic.path), diagnostic.fix
    fixed = None if fix is None else fixed_text(diagnostic.path, text, [diagnostic])
    if fix is not None and fixed is not None:
        title = fix.title if fix.safe else f"{fix.title} (may change what the code does)"
        yield _action(texts, diagnostic, title, _differences(text, fixed), is_preferred=fix.safe)
    if diagnostic.code != UNREADABLE:
        silent = with_ignores(text, [(diagnostic.span.line, diagnostic.code)])
        title = f"Ignore {diagnostic.code} here"
        yield _action(texts, diagnostic, title, _differences(text, silent), is_preferred=False)


def _action(
    texts: Texts,
    diagnostic: Diagnostic,
    title: str,
    edits: tuple[TextEdit, ...] | list[TextEdit],
    *,
    is_preferred: bool,
) -> types.CodeAction:
    uri = texts.uri(diagnostic.path)
    changes: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit] = [
        types.TextEdit(texts.range(diagnostic.path, edit.span), edit.text) for edit in edits
    ]
    document = types.OptionalVersionedTextDocumentIdentifier(uri, texts.versions.get(uri))
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[published(texts, diagnostic)],
        is_preferred=is_preferred,
        edit=types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)]),
    )


def _differences(before: str, after: str) -> list[TextEdit]:
    """The changes from one text to another, in whole lines."""
    old, new = (_LINE.findall(text) for text in (before, after))
    last = len(lines_of(before)), len(lines_of(before)[-1])
    edits = []
    for kind, first, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            until = (end + 1, 0) if end < len(old) else last
            since = (first + 1, 0) if first < len(old) else last
            edits.append(TextEdit(Span(*since, *until), "".join(new[start:stop])))
    return edits


def hover(texts: Texts, diagnostics: list[Diagnostic]) -> types.Hover | None:
    """The pages of the rules that found something at a place."""
    rules = [rule for rule in map(find_rule, dict.fromkeys(d.code for d in diagnostics)) if rule is not None]
    if not rules:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n---\n\n".join(map(page, rules)))
    return types.Hover(content, texts.range(diagnostics[0].path, diagnostics[0].span))


# --- the server


def make_server(caching: Caching | None) -> LanguageServer:
    """The server, not yet running; `caching` says where what was found out is kept."""
    server = LanguageServer(NAME, version(NAME), text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
    linter = Linter(server, caching)

    def changed(ls: LanguageServer, params: object) -> None:  # pygls hands the server over to a parameter of this name
        del ls, params
        linter.changed()

    def closed(params: types.DidCloseTextDocumentParams) -> None:
        linter.closed(params.text_document.uri)

    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = linter.at(params.text_document.uri, params.range)
        return [action for texts, diagnostic in found for action in actions(texts, diagnostic)]

    def hovered(params: types.HoverParams) -> types.Hover | None:
        found = list(linter.at(params.text_document.uri, types.Range(params.position, params.position)))
        return hover(found[0][0], [diagnostic for _, diagnostic in found]) if found else None

    for event in (
        types.TEXT_DOCUMENT_DID_OPEN,
        types.TEXT_DOCUMENT_DID_CHANGE,
        types.TEXT_DOCUMENT_DID_SAVE,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION,
    ):
        server.feature(event)(changed)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)
    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(code_actions)
    server.feature(types.TEXT_DOCUMENT_HOVER)(hovered)
    return server


def serve(caching: Caching | None) -> None:
    """Serve a client over stdin and stdout, until it says goodbye."""
    make_server(caching).start_io()
