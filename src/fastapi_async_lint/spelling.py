"""What a name that a fix needs is called at a place: as the file imports it already, or as it will be imported."""

from __future__ import annotations

from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis.flow import roots
from fastapi_async_lint.analysis.program import Binding, Scope
from fastapi_async_lint.knowledge import RE_EXPORTED
from fastapi_async_lint.model import NOTHING

Wanted = tuple[str, str]
"""A module and a name in it; an empty name means the module itself."""


class Spelling(NamedTuple):
    """How a name is written; `is_imported` where that needs no new import."""

    text: str
    is_imported: bool


def plain(wanted: Wanted) -> str:
    """How a name is written after the usual import of it."""
    module, name = wanted
    return name or module


def spelling(scope: Scope, expression: int, wanted: Wanted) -> Spelling | None:
    """How a name can be written where an expression stands; `None` where it means something else there."""
    for name, bindings in scope.module.bindings.items():
        for imported in (binding.imported for binding in bindings if _is_import_of(binding, wanted)):
            is_always_run = imported in scope.module.body.statements
            if imported is not None and is_always_run and _means(scope, expression, name, wanted):
                return Spelling(_written(imported, wanted), is_imported=True)
    text = plain(wanted)
    first = text.partition(".")[0]
    owner = _owner(scope, first)
    if owner is None:
        return Spelling(text, is_imported=False)
    if not _means(scope, expression, first, wanted):
        return None
    imported = owner.bindings[first][0].imported
    assert imported is not None
    return Spelling(_written(imported, wanted), is_imported=owner.kind != "module")


def _means(scope: Scope, expression: int, name: str, wanted: Wanted) -> bool:
    """Whether a name means what is wanted, and nothing else, where an expression stands."""
    owner = _owner(scope, name)
    if owner is None or not all(_is_import_of(binding, wanted) for binding in owner.bindings[name]):
        return False
    return owner.kind == "module" or any(
        binding.imported in _statements_before(owner, scope, expression) for binding in owner.bindings[name]
    )


def _statements_before(owner: Scope, scope: Scope, expression: int) -> tuple[m.Statement, ...]:
    """The statements of a function that have surely run where an expression stands in it, or in a function that it defines."""
    statements = owner.body.statements
    if owner is not scope:
        return statements
    starts = [min(roots((statement,)), default=NOTHING) for statement in statements]
    return statements[: max((place for place, start in enumerate(starts) if NOTHING < start <= expression), default=0)]


def _owner(scope: Scope, name: str) -> Scope | None:
    """The scope whose variable a name is."""
    place: Scope | None = scope
    while place is not None:
        visible = place is scope or place.kind != "class"
        if visible and name in place.bindings and name not in place.outer_names:
            return place
        place = place.parent
    return None


def _is_import_of(binding: Binding, wanted: Wanted) -> bool:
    imported = binding.imported
    if imported is None or imported.level:
        return False
    return any(_gives(imported, each) for each in (wanted, *RE_EXPORTED.get(wanted, ())))


def _gives(imported: m.Import, wanted: Wanted) -> bool:
    module, name = wanted
    if name:
        return (imported.module, imported.attribute) == wanted
    if imported.attribute:
        return f"{imported.module}.{imported.attribute}" == module
    is_alias = imported.name != imported.module.partition(".")[0]
    return (
        imported.module == module if is_alias else imported.module == module or imported.module.startswith(f"{module}.")
    )


def _written(imported: m.Import, wanted: Wanted) -> str:
    """`import a.b` binds `a`, and is written `a.b`."""
    is_plain = not imported.attribute and imported.name == imported.module.partition(".")[0]
    return wanted[0] if is_plain else imported.name
