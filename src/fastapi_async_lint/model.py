"""The vocabulary that every other part speaks: facts about source text, and findings.

Facts are a lean, position-free picture of a file: what is defined, what is called, and what becomes of each value. They are
plain tuples, so that they can be compared, written as JSON and read again. A place in the text is an `Anchor`, which
`source.locate` turns into a `Span` when a finding needs it: adding a blank line to a file changes no fact.

This module imports nothing of the project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

NOTHING = -1
"""The expression id that stands for "no expression here"."""

# --- expressions -----------------------------------------------------------------------------------------------------------


class Name(NamedTuple):
    """A name that is read, or, where its use is `target`, bound."""

    id: str


class Attribute(NamedTuple):
    """`value.name`."""

    value: int
    name: str


class Argument(NamedTuple):
    """One argument of a call: `keyword` is the name, `*` or `**` for unpacking, empty for a positional one."""

    value: int
    keyword: str = ""


class Call(NamedTuple):
    """`function(arguments)`."""

    function: int
    arguments: tuple[Argument, ...] = ()


class Subscript(NamedTuple):
    """`value[key]`; `key` is a tuple `Display` where there are several."""

    value: int
    key: int


class String(NamedTuple):
    """A string literal without placeholders."""

    text: str


class Constant(NamedTuple):
    """`None`, `True`, `False`, `...` or a number, as written."""

    text: str


class Await(NamedTuple):
    """`await value`."""

    value: int


class Yield(NamedTuple):
    """`yield value`, `yield from value` when `delegates`; `value` may be `NOTHING`."""

    value: int
    delegates: bool = False


class Choice(NamedTuple):
    """A value that is one of several: `a or b`, `a and b`, `a if test else b`; `operator` is `or`, `and` or `if`."""

    operator: str
    options: tuple[int, ...]
    test: int = NOTHING


class Display(NamedTuple):
    """A list, tuple, set or dict display; `keys` only for a dict (`NOTHING` for `**`)."""

    kind: str
    items: tuple[int, ...]
    keys: tuple[int, ...] = ()


class Comprehension(NamedTuple):
    """A comprehension; `kind` is `list`, `set`, `dict` or `generator`. `key` only for a dict.

    Its loop variables are renamed (`x` to `x#3`), so that they are names of the body like any other.
    """

    kind: str
    item: int
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    conditions: tuple[int, ...] = ()
    is_async: bool = False
    key: int = NOTHING


class Lambda(NamedTuple):
    """A lambda; `function` is its place in the body's `functions`."""

    function: int


class Operation(NamedTuple):
    """An operator applied to operands: `+`, `|`, `==`, `not`, `in`, ...; `f""` for a formatted string."""

    operator: str
    operands: tuple[int, ...]


class Starred(NamedTuple):
    """`*value`, or `**value` in a dict display."""

    value: int


class Walrus(NamedTuple):
    """`(target := value)`."""

    target: int
    value: int


class Opaque(NamedTuple):
    """Any other expression; `parts` are the expressions in it."""

    parts: tuple[int, ...] = ()


Expression = (
    Name | Attribute | Call | Subscript | String | Constant | Await | Yield | Choice | Display
    | Comprehension | Lambda | Operation | Starred | Walrus | Opaque
)  # fmt: skip

UseKind = Literal[
    "discarded",  # an expression statement
    "bound",  # the value of an assignment to `by` (the first target)
    "target",  # a place that is assigned to
    "returned",
    "yielded",
    "awaited",
    "argument",  # of call `by`
    "called",  # the function of call `by`
    "base",  # of attribute or subscript `by`
    "index",
    "element",  # of display `by`, or the item of a comprehension
    "option",  # one value of choice `by`: what becomes of it is what becomes of `by`
    "passed",  # value of walrus `by`: bound, and then what becomes of `by`
    "starred",
    "condition",  # tested for truth
    "operand",
    "formatted",  # in an f-string
    "iterated",
    "async iterated",
    "entered",
    "async entered",
    "raised",
    "deleted",
    "subject",  # of a match statement
    "decorator",
    "default",  # of a parameter
    "annotation",
    "superclass",
]


class Use(NamedTuple):
    """What becomes of an expression's value; `by` is the expression that takes it, or `NOTHING` for a statement."""

    kind: UseKind
    by: int = NOTHING


# --- statements ------------------------------------------------------------------------------------------------------------

Statements = tuple["Statement", ...]


class Do(NamedTuple):
    """An expression statement."""

    value: int


class Assign(NamedTuple):
    """`target = value`, `target: annotation = value` or `target += value` (`operator` is `+`); parts may be `NOTHING`."""

    targets: tuple[int, ...]
    value: int
    annotation: int = NOTHING
    operator: str = ""


class Return(NamedTuple):
    """`return value`."""

    value: int


class Raise(NamedTuple):
    """`raise value`."""

    value: int


class Jump(NamedTuple):
    """`break`, `continue` or `pass`."""

    kind: str


class Effect(NamedTuple):
    """`del`, `assert`: expressions that are evaluated and whose values go no further."""

    kind: str
    values: tuple[int, ...]


class Scope(NamedTuple):
    """`global` (or `nonlocal`) names."""

    kind: str
    names: tuple[str, ...]


class Import(NamedTuple):
    """One imported name: `import a.b as c`, `from .a import b as c`; `attribute` is empty for a module, `*` for all.

    `level` counts leading dots. `import a.b` binds `a`: then `name` is `a` and `module` is `a.b`.
    """

    name: str
    module: str
    attribute: str = ""
    level: int = 0


class If(NamedTuple):
    """`if test:`; an `elif` is an `If` in `orelse`."""

    test: int
    body: Statements
    orelse: Statements


class While(NamedTuple):
    """`while test:`."""

    test: int
    body: Statements
    orelse: Statements


class For(NamedTuple):
    """`for target in source:`."""

    target: int
    source: int
    body: Statements
    orelse: Statements
    is_async: bool = False


class With(NamedTuple):
    """`with manager as target:`; `items` are pairs, the target `NOTHING` where there is none."""

    items: tuple[tuple[int, int], ...]
    body: Statements
    is_async: bool = False


class Handler(NamedTuple):
    """`except type as name:`."""

    type: int
    name: str
    body: Statements


class Try(NamedTuple):
    """`try` with its handlers."""

    body: Statements
    handlers: tuple[Handler, ...]
    orelse: Statements
    final: Statements


class Case(NamedTuple):
    """`case pattern if guard:`; `names` are bound by the pattern, `whole` is the one among them that is bound to the whole
    subject; `class_` is the class of a class pattern."""

    names: tuple[str, ...]
    whole: str
    class_: int
    guard: int
    body: Statements


class Match(NamedTuple):
    """`match subject:`."""

    subject: int
    cases: tuple[Case, ...]


class Define(NamedTuple):
    """A function or class statement: `place` is that in the body's `functions` or `classes`."""

    kind: Literal["function", "class"]
    place: int


Statement = (
    Do | Assign | Return | Raise | Jump | Effect | Scope | Import | If | While | For | With | Try | Match | Define
)  # fmt: skip

# --- definitions -----------------------------------------------------------------------------------------------------------

ParameterKind = Literal["positional only", "positional", "*", "keyword only", "**"]


class Parameter(NamedTuple):
    """A parameter; `annotation` and `default` are expressions of the enclosing body."""

    name: str
    kind: ParameterKind
    annotation: int = NOTHING
    default: int = NOTHING


class Body(NamedTuple):
    """The code of one scope: its expressions (an id is an index), the use of each, and its statements."""

    expressions: tuple[Expression, ...] = ()
    uses: tuple[Use, ...] = ()
    statements: Statements = ()
    functions: tuple[Function, ...] = ()
    classes: tuple[Class, ...] = ()


class Function(NamedTuple):
    """A function or lambda. `number` is its scope's, in the order of the text; `qualname` is as in Python (`Class.method`).

    `decorators`, `returns` and the parameters' expressions belong to the enclosing body.
    """

    number: int
    name: str
    qualname: str
    is_async: bool
    is_generator: bool
    parameters: tuple[Parameter, ...]
    decorators: tuple[int, ...]
    returns: int
    body: Body
    awaits: int
    """How many `await`, `async for`, `async with` and async comprehensions stand in it."""
    docstring_only: bool = False
    """Nothing but a docstring, `...`, `pass` or `raise NotImplementedError`: a stub."""
    type_parameters: tuple[str, ...] = ()


class Class(NamedTuple):
    """A class; `bases`, `keywords` and `decorators` belong to the enclosing body."""

    number: int
    name: str
    qualname: str
    bases: tuple[int, ...]
    keywords: tuple[Argument, ...]
    decorators: tuple[int, ...]
    body: Body
    type_parameters: tuple[str, ...] = ()


class Module(NamedTuple):
    """The facts of one file."""

    body: Body
    scopes: int
    """How many scopes there are: the module itself has index 0."""


# --- places ----------------------------------------------------------------------------------------------------------------


class Anchor(NamedTuple):
    """A place in a file, without its position: an expression of a scope, or, with `NOTHING`, the scope's own header."""

    path: str
    scope: int
    expression: int = NOTHING


class Span(NamedTuple):
    """A range of text: lines count from 1, columns from 0 in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


# --- findings --------------------------------------------------------------------------------------------------------------

Level = Literal["error", "warning", "advice"]
Confidence = Literal["high", "medium", "low"]


class Hop(NamedTuple):
    """One step of a chain of calls: where it stands and what it says."""

    anchor: Anchor
    text: str


class Insert(NamedTuple):
    """Text to put before (or, with `after`, behind) an anchor."""

    anchor: Anchor
    text: str
    after: bool = False


class Replace(NamedTuple):
    """Text that takes the place of `old`: its last occurrence inside the anchor's span, or, with `after`, the first behind
    it, or, with `before`, the last before it. An `old` that is a word is found as a whole word."""

    anchor: Anchor
    old: str
    text: str
    after: bool = False
    before: bool = False


class Remove(NamedTuple):
    """The whole lines that an anchor stands on go."""

    anchor: Anchor


Edit = Insert | Replace | Remove


class Fix(NamedTuple):
    """How to mend a finding. Safe when the behaviour can only become what was meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool
    imports: tuple[tuple[str, str], ...] = ()
    """What the new text needs: pairs of module and name (empty for `import module`)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: where, what, how it is known, and how to mend it."""

    code: str
    name: str
    level: Level
    anchor: Anchor
    message: str
    """One line, true without the chain: what is wrong, and what happens at run time."""
    confidence: Confidence = "high"
    chain: tuple[Hop, ...] = ()
    help: str = ""
    fix: Fix | None = None
    symbol: str = ""
    """The qualified name of the function that it stands in."""
    cause: str = ""
    """What it comes down to: findings of one rule with the same cause are one mistake, reached from several places."""
    rank: int = 0
    """How much it hurts, among findings of one level: the lower, the more."""
