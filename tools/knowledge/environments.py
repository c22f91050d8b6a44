"""The requirements files in `environments/`: which libraries each of them has, and which no file has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from fastapi_async_lint.knowledge import libraries
from tools.knowledge.overlay import read_overlay

ENVIRONMENTS = Path(__file__).with_name("environments")
_WITHOUT = "without.toml"
_PINNED = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*==")


def environments() -> Mapping[str, frozenset[str]]:
    """The name of each requirements file, and the distributions that it pins."""
    return {
        file.stem: frozenset(distributions(file.read_text(encoding="utf-8")))
        for file in sorted(ENVIRONMENTS.glob("*.txt"))
    }


def distributions(requirements: str) -> list[str]:
    """The normalized names of what a requirements file pins."""
    matches = map(_PINNED.match, requirements.splitlines())
    return [normalized(match[1]) for match in matches if match]


def normalized(name: str) -> str:
    """The name of a distribution as the package index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def distribution_of(library: str) -> str:
    """The normalized name of the distribution that a library comes in."""
    return normalized(read_overlay(library).generate.distribution or library)


def within(environment: str, known: Iterable[str] | None = None) -> list[str]:
    """The libraries whose distribution an environment has, sorted. Raises `KeyError` if there is no such environment."""
    pinned = environments()[environment]
    return [name for name in known or libraries() if distribution_of(name) in pinned]


def without() -> Mapping[str, str]:
    """The libraries that no environment can have, and why: `environments/without.toml`."""
    return tomllib.loads((ENVIRONMENTS / _WITHOUT).read_text(encoding="utf-8"))


def unverified() -> list[str]:
    """A line for each library that no environment has and that is not said to have none, and for each needless entry."""
    everything = frozenset[str]().union(*environments().values())
    distribution = {name: distribution_of(name) for name in libraries()}
    inside = {name for name, wanted in distribution.items() if wanted in everything}
    entries = without()
    lost = sorted(distribution.keys() - inside - entries.keys())
    unused = dict.fromkeys(entries.keys() & inside, "an environment has it")
    unused |= dict.fromkeys(entries.keys() - distribution.keys(), "there is no such library")
    return [
        *(f"{name}: {distribution[name]} is in no environment" for name in lost),
        *(f"{name}: is listed in {_WITHOUT}, but {reason}" for name, reason in sorted(unused.items())),
    ]
