"""The map of a project as a table, as JSON, and as one HTML page that needs nothing else."""

from __future__ import annotations

import json
from html import escape
from itertools import groupby
from pathlib import Path

from rich.table import Table
from rich.text import Text

from fastapi_async_lint.report.text import printable, shown
from fastapi_async_lint.routes import Call, Function, Map, Route

VERSION = 1


def as_table(found: Map, directory: Path) -> Table:
    """The entry points, one a row: what to do is in the last column."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("kind", "route", "function", "place", "runs on", "blocks on", "verdict"):
        table.add_column(title, overflow="fold")
    for route in found.routes:
        cells = (
            route.kind,
            _name(route),
            route.function,
            f"{shown(route.path, directory)}:{route.line}",
            route.runs_on,
        )
        blocked = ", ".join(dict.fromkeys(chain[-1].text for chain in route.blocks_on))
        style = "" if route.verdict.startswith("keep") else "yellow"
        table.add_row(*(Text(printable(cell)) for cell in (*cells, blocked)), Text(route.verdict, style))
    return table


def as_json(found: Map, directory: Path) -> str:
    """The versioned document: `routes` and `functions`."""
    document = {
        "version": VERSION,
        "routes": [_route(route, directory) for route in found.routes],
        "functions": [_function(function, directory) for function in found.functions],
    }
    return json.dumps(document, indent=2)


def as_html(found: Map, directory: Path) -> str:
    """A self-contained page: the routes of each file, their chains of calls, the blocking ends marked."""
    by_file = groupby(found.routes, key=lambda route: shown(route.path, directory))
    files = "".join(
        f"<h2>{_text(file)}</h2>{''.join(_section(route, directory) for route in routes)}" for file, routes in by_file
    )
    blocked = sum(bool(route.blocks_on) and route.runs_on == "loop" for route in found.routes)
    summary = f"{len(found.routes)} entry points, {blocked} of them block the event loop"
    return _PAGE.replace("{summary}", summary).replace("{files}", files)


def _name(route: Route) -> str:
    return f"{','.join(route.methods)} {route.route}".strip()


def _route(route: Route, directory: Path) -> dict[str, object]:
    return {
        "kind": route.kind,
        "methods": list(route.methods),
        "path": route.route,
        "function": route.function,
        "file": shown(route.path, directory),
        "line": route.line,
        "runs_on": route.runs_on,
        "why": route.why,
        "blocks_on": [[_call(call, directory) for call in chain] for chain in route.blocks_on],
        "verdict": route.verdict,
    }


def _call(call: Call, directory: Path) -> dict[str, object]:
    return {"file": shown(call.path, directory), "line": call.line, "text": call.text}


def _function(function: Function, directory: Path) -> dict[str, object]:
    return {
        "file": shown(function.path, directory),
        "line": function.line,
        "function": function.function,
        "contexts": list(function.contexts),
        "witness": function.witness,
    }


def _section(route: Route, directory: Path) -> str:
    chains = "".join(_list(chain, directory) for chain in route.blocks_on)
    mark = "good" if route.verdict.startswith("keep") else "bad"
    return (
        f"<details{' open' if mark == 'bad' else ''}><summary><b>{_text(_name(route) or route.kind)}</b> "
        f"<code>{_text(route.function)}</code> <i>{_text(route.runs_on)}</i> "
        f'<span class="{mark}">{_text(route.verdict)}</span></summary>'
        f"<p>{_text(route.why)} ({_text(shown(route.path, directory))}:{route.line})</p>{chains}</details>"
    )


def _list(chain: tuple[Call, ...], directory: Path) -> str:
    """A chain of calls, each inside the one that makes it."""
    html = ""
    for place, call in enumerate(reversed(chain)):
        mark = ' class="leaf"' if place == 0 else ""
        html = f"<ul><li{mark}>{_text(call.text)} <small>{_text(shown(call.path, directory))}:{call.line}</small>{html}</li></ul>"
    return html


def _text(text: str) -> str:
    return escape(printable(text))


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Where the routes run</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
details { border-bottom: 1px solid #ddd; padding: .3rem 0 }
summary { cursor: pointer }
i { color: #666 }
.bad { color: #b00020; float: right }
.good { color: #2e7d32; float: right }
.leaf { color: #b00020 }
small { color: #666 }
</style>
<h1>Where the routes run</h1>
<p>{summary}</p>
{files}
</html>
"""
