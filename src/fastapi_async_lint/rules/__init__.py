"""The rules: one file each, found by being here. A file that begins with `_` is no rule."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from ._rule import Check, Example, Rule

__all__ = ["Check", "Example", "Rule", "all_rules", "find_rule"]


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    names = [module.name for module in iter_modules(__path__) if not module.name.startswith("_")]
    rules: list[Rule] = [import_module(f"{__name__}.{name}").RULE for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.code))


def find_rule(code_or_name: str) -> Rule | None:
    """The rule with this code (any case) or name; `None` when there is none."""
    wanted = code_or_name.strip()
    return next((r for r in all_rules() if wanted.upper() == r.code or wanted.lower() == r.name), None)
