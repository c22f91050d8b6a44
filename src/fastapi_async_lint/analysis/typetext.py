"""The types that knowledge rows are written in (`docs/knowledge.md`, "Types"): parsed once, evaluated for a call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from .values import NONE, LibraryName, Values, container, library_instance, numbered, union


@dataclass(frozen=True, slots=True)
class Type:
    """`operator operand[arguments] = default`; a plain class has the operator `""`."""

    operator: str
    operand: str
    arguments: tuple[tuple[Type, ...], ...] = ()
    default: tuple[Type, ...] = ()


class Questions(Protocol):
    """What a type may ask about the call that it is evaluated for."""

    def receiver(self) -> Values:
        """The object whose method is called."""

    def parameter(self, place: int) -> Values:
        """A type argument of the receiver."""

    def argument(self, name: str) -> Values:
        """What is passed for a parameter."""

    def instance(self, name: str) -> Values:
        """An instance of the class that is passed for a parameter."""

    def called(self, name: str) -> Values:
        """What calling the argument gives."""

    def injected(self, name: str) -> Values:
        """What calling the argument gives, awaited, or its first yielded value."""

    def awaited(self, name: str) -> Values:
        """What awaiting the argument gives."""

    def entered(self, name: str) -> Values:
        """What entering the argument, a context manager, gives."""

    def item(self, name: str) -> Values:
        """What iterating the argument gives."""


_OPERATORS = ("parameter", "argument", "instance", "called", "injected", "awaited", "entered", "item", "class")
_BUILTINS = {"list": "list", "set": "set", "iterator": "iterator", "tuple": "tuple", "dict": "dict"}


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Type, ...]:
    """The options of a type text. Raises `ValueError` when it is not of the form that the documentation gives."""
    return tuple(_parse_one(part.strip()) for part in _split(text, "|"))


def evaluate(options: tuple[Type, ...], ask: Questions) -> Values:
    """The values that a type stands for."""
    return frozenset().union(*(_evaluate_one(option, ask) for option in options))


def _evaluate_one(type_: Type, ask: Questions) -> Values:
    if type_.operator:
        return _ask(type_, ask) or evaluate(type_.default, ask)
    if type_.operand == "self":
        return ask.receiver()
    if type_.operand in ("None", "Any", ""):
        return NONE
    arguments = tuple(evaluate(argument, ask) for argument in type_.arguments)
    if type_.operand in _BUILTINS:
        items = union(arguments[1:] if type_.operand == "dict" else arguments)
        return frozenset({container(type_.operand, items, numbered(arguments) if type_.operand == "tuple" else ())})
    return frozenset({library_instance(type_.operand, arguments)})


def _ask(type_: Type, ask: Questions) -> Values:
    match type_.operator:
        case "parameter":
            return ask.parameter(int(type_.operand))
        case "argument":
            return ask.argument(type_.operand)
        case "instance":
            return ask.instance(type_.operand)
        case "called":
            return ask.called(type_.operand)
        case "injected":
            return ask.injected(type_.operand)
        case "awaited":
            return ask.awaited(type_.operand)
        case "entered":
            return ask.entered(type_.operand)
        case "item":
            return ask.item(type_.operand)
        case _:
            return frozenset({LibraryName(type_.operand)})


def _parse_one(text: str) -> Type:
    head, _, rest = text.partition(" ")
    if head in _OPERATORS:
        operand, _, default = rest.partition("=")
        return Type(head, operand.strip(), (), parse(default) if default.strip() else ())
    name, bracket, inner = text.partition("[")
    if not bracket:
        return Type("", name.strip())
    if not inner.endswith("]"):
        raise ValueError(f"{text!r} is not a type: a bracket is not closed")
    return Type("", name.strip(), tuple(parse(part) for part in _split(inner[:-1], ",")))


def _split(text: str, separator: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character == "[") - (character == "]")
        if character == separator and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]
