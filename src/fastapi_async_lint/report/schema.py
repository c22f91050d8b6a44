"""The JSON Schema of the `json` report, made from its types."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from fastapi_async_lint.report.json import VERSION, Document

Schema = dict[str, Any]

_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def report_schema() -> Schema:
    """The schema of the whole document; one finding is `$defs/FindingDocument`, a line of `json-lines`."""
    definitions: dict[str, Schema] = {}
    root = _schema(Document, definitions)
    definitions["Document"]["properties"]["version"] = {"const": VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The report of fastapi-async-lint",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if is_typeddict(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if origin is list:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(argument, definitions) for argument in arguments]}
    return {"type": _PLAIN[kind]}


def _object(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """Programs that read a report have to let keys pass that they do not know, so additional ones are allowed."""
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "description": kind.__doc__,
        "properties": {name: _schema(hint, definitions) for name, hint in hints.items()},
        "required": sorted(hints),
    }
