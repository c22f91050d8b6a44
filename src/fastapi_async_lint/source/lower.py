"""From libcst's tree to facts: the only walker of a syntax tree.

The walk is written by hand over the fields that carry meaning: a `CSTVisitor` over the same tree takes fifteen times as long,
and a metadata provider three times the parse. It keeps no position; `Lowered.nodes` says which node each expression came from,
so that `locate` can find positions later, with the same walk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import libcst as cst

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING, Use, UseKind

_LONGEST_ANNOTATION = 500
"""Characters of a string annotation that is parsed; too few to nest deeply."""
_ANNOTATION_TEXT = re.compile(r"[A-Za-z_][\w.\[\], |\"']*$")


@dataclass(slots=True)
class Lowered:
    """A module's facts, with the node of each expression and of each definition (by scope index)."""

    module: m.Module
    nodes: dict[int, list[cst.CSTNode]]
    definitions: dict[int, cst.CSTNode]


def lower(tree: cst.Module) -> Lowered:
    """The facts of a parsed module."""
    walk = _Walk()
    builder = walk.open_scope()
    statements = walk.statements(builder, tree.body)
    module = m.Module(builder.finish(statements), walk.scopes)
    return Lowered(module, walk.nodes, walk.definitions)


@dataclass(slots=True)
class _Builder:
    """The body of one scope while it is being collected."""

    number: int
    nodes: list[cst.CSTNode]
    expressions: list[m.Expression] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    functions: list[m.Function] = field(default_factory=list)
    classes: list[m.Class] = field(default_factory=list)
    renames: dict[str, str] = field(default_factory=dict)
    awaits: int = 0
    yields: bool = False
    in_annotation: bool = False

    def finish(self, statements: m.Statements) -> m.Body:
        return m.Body(
            tuple(self.expressions),
            tuple(self.uses),
            statements,
            tuple(self.functions),
            tuple(self.classes),
        )


STRIDE = 1000
"""Functions and classes that stand in no function have multiples of it as their numbers; what stands in a function follows it. So
an edit of a function changes no number of another, unless it has as many in it."""
_PLACEHOLDER = m.Opaque()


class _Walk:
    """One walk over one module."""

    def __init__(self) -> None:
        self.scopes = 0
        self._last = -1
        self._inside = 0
        self.nodes: dict[int, list[cst.CSTNode]] = {}
        self.definitions: dict[int, cst.CSTNode] = {}
        self.class_names: list[str] = []

    def open_scope(self, definition: cst.CSTNode | None = None) -> _Builder:
        self.scopes += 1
        is_own = definition is None or not self._inside
        index = self._last = (self._last // STRIDE + 1) * STRIDE if is_own else self._last + 1
        self.nodes[index] = []
        if definition is not None:
            self.definitions[index] = definition
        return _Builder(index, self.nodes[index])

    # --- expressions

    def expression(self, b: _Builder, node: cst.CSTNode, kind: UseKind, by: int = NOTHING) -> int:
        """Adds the expression and what it is made of; its id."""
        handler = _EXPRESSIONS.get(type(node))
        here = len(b.expressions)
        b.nodes.append(node)
        b.expressions.append(_PLACEHOLDER)
        b.uses.append(Use(kind, by))
        if handler is not None:
            b.expressions[here] = handler(self, b, node, here)
        return here

    def optional(self, b: _Builder, node: cst.CSTNode | None, kind: UseKind, by: int = NOTHING) -> int:
        return NOTHING if node is None else self.expression(b, node, kind, by)

    def annotation(self, b: _Builder, node: cst.Annotation | None) -> int:
        if node is None:
            return NOTHING
        before, b.in_annotation = b.in_annotation, True
        result = self.expression(b, node.annotation, "annotation")
        b.in_annotation = before
        return result

    def _name(self, b: _Builder, node: cst.Name, here: int) -> m.Expression:
        text = node.value
        if text in ("None", "True", "False"):
            return m.Constant(text)
        return m.Name(b.renames.get(text, text))

    def _attribute(self, b: _Builder, node: cst.Attribute, here: int) -> m.Expression:
        return m.Attribute(self.expression(b, node.value, "base", here), node.attr.value)

    def _call(self, b: _Builder, node: cst.Call, here: int) -> m.Expression:
        function = self.expression(b, node.func, "called", here)
        return m.Call(function, self.arguments(b, node.args, "argument", here))

    def arguments(
        self, b: _Builder, nodes: Iterable[cst.Arg], kind: UseKind, by: int = NOTHING
    ) -> tuple[m.Argument, ...]:
        return tuple(
            m.Argument(
                self.expression(b, arg.value, kind, by),
                arg.star or ("" if arg.keyword is None else arg.keyword.value),
            )
            for arg in nodes
        )

    def _subscript(self, b: _Builder, node: cst.Subscript, here: int) -> m.Expression:
        value = self.expression(b, node.value, "base", here)
        before = b.in_annotation
        name = _last_name(node.value)
        if name == "Literal":
            b.in_annotation = False
        index = self._indices(b, node.slice, here, annotated=name == "Annotated")
        b.in_annotation = before
        return m.Subscript(value, index)

    def _indices(self, b: _Builder, elements: Sequence[cst.SubscriptElement], here: int, annotated: bool) -> int:
        if len(elements) == 1:
            return self._index(b, elements[0], "index", here)
        display = len(b.expressions)
        b.nodes.append(elements[0])
        b.expressions.append(_PLACEHOLDER)
        b.uses.append(Use("index", here))
        items = []
        for element in elements:
            items.append(self._index(b, element, "element", display))
            if annotated:
                b.in_annotation = False
        b.expressions[display] = m.Display("tuple", tuple(items))
        return display

    def _index(self, b: _Builder, element: cst.SubscriptElement, kind: UseKind, by: int) -> int:
        part = element.slice
        if isinstance(part, cst.Index):
            return self.expression(b, part.value, kind, by)
        return self.expression(b, part, kind, by)

    def _slice(self, b: _Builder, node: cst.Slice, here: int) -> m.Expression:
        parts = (node.lower, node.upper, node.step)
        return m.Opaque(tuple(self.expression(b, part, "operand", here) for part in parts if part is not None))

    def _string(self, b: _Builder, node: cst.SimpleString, here: int) -> m.Expression:
        text = node.raw_value
        if b.in_annotation and len(text) <= _LONGEST_ANNOTATION and _ANNOTATION_TEXT.match(text):
            try:
                inner = cst.parse_expression(text)
            except cst.ParserSyntaxError:
                return m.String(text)
            handler = _EXPRESSIONS.get(type(inner))
            if handler is not None:
                result = handler(self, b, inner, here)
                b.nodes[here:] = [node] * (len(b.nodes) - here)
                return result
        return m.String(text)

    def _concatenated(self, b: _Builder, node: cst.ConcatenatedString, here: int) -> m.Expression:
        parts: list[cst.CSTNode] = []
        rest: cst.CSTNode = node
        while isinstance(rest, cst.ConcatenatedString):
            parts.append(rest.left)
            rest = rest.right
        parts.append(rest)
        if all(isinstance(part, cst.SimpleString) for part in parts):
            return m.String("".join(part.raw_value for part in parts if isinstance(part, cst.SimpleString)))
        operands = [self.expression(b, part, "operand", here) for part in parts if type(part) in _FORMATTED]
        return m.Operation('f""', tuple(operands))

    def _formatted(self, b: _Builder, node: cst.FormattedString, here: int) -> m.Expression:
        return m.Operation('f""', tuple(self._placeholders(b, node.parts, here)))

    def _placeholders(self, b: _Builder, parts: Iterable[cst.CSTNode], here: int) -> list[int]:
        found = []
        for part in parts:
            if isinstance(part, (cst.FormattedStringExpression, cst.TemplatedStringExpression)):
                found.append(self.expression(b, part.expression, "formatted", here))
                found.extend(self._placeholders(b, part.format_spec or (), here))
        return found

    def _await(self, b: _Builder, node: cst.Await, here: int) -> m.Expression:
        b.awaits += 1
        return m.Await(self.expression(b, node.expression, "awaited", here))

    def _yield(self, b: _Builder, node: cst.Yield, here: int) -> m.Expression:
        b.yields = True
        value = node.value
        if isinstance(value, cst.From):
            return m.Yield(self.expression(b, value.item, "iterated", here), delegates=True)
        return m.Yield(self.optional(b, value, "yielded", here))

    def _if_expression(self, b: _Builder, node: cst.IfExp, here: int) -> m.Expression:
        test = self.expression(b, node.test, "condition", here)
        options = (self.expression(b, node.body, "option", here), self.expression(b, node.orelse, "option", here))
        return m.Choice("if", options, test)

    def _boolean(self, b: _Builder, node: cst.BooleanOperation, here: int) -> m.Expression:
        operator = "and" if isinstance(node.operator, cst.And) else "or"
        parts = _spine(node, type(node.operator))
        return m.Choice(operator, tuple(self.expression(b, part, "option", here) for part in parts))

    def _binary(self, b: _Builder, node: cst.BinaryOperation, here: int) -> m.Expression:
        parts = _spine(node, type(node.operator))
        operator = _operator_text(node.operator)
        return m.Operation(operator, tuple(self.expression(b, part, "operand", here) for part in parts))

    def _unary(self, b: _Builder, node: cst.UnaryOperation, here: int) -> m.Expression:
        negates = isinstance(node.operator, cst.Not)
        operand = self.expression(b, node.expression, "condition" if negates else "operand", here)
        return m.Operation("not" if negates else _operator_text(node.operator), (operand,))

    def _comparison(self, b: _Builder, node: cst.Comparison, here: int) -> m.Expression:
        operands = [self.expression(b, node.left, "operand", here)]
        operands += [self.expression(b, target.comparator, "operand", here) for target in node.comparisons]
        return m.Operation(_operator_text(node.comparisons[0].operator), tuple(operands))

    def _display(self, kind: str, b: _Builder, node: cst.CSTNode, here: int) -> m.Expression:
        elements: Sequence[cst.BaseElement] = node.elements  # type: ignore[attr-defined]
        return m.Display(kind, tuple(self._element(b, e, here) for e in elements if not _is_constant(e.value)))

    def _tuple(self, b: _Builder, node: cst.Tuple, here: int) -> m.Expression:
        return m.Display("tuple", tuple(self._element(b, e, here) for e in node.elements))

    def _list(self, b: _Builder, node: cst.List, here: int) -> m.Expression:
        return self._display("list", b, node, here)

    def _set(self, b: _Builder, node: cst.Set, here: int) -> m.Expression:
        return self._display("set", b, node, here)

    def _element(self, b: _Builder, element: cst.BaseElement, here: int) -> int:
        kind: UseKind = "target" if b.uses[here].kind == "target" else "element"
        if isinstance(element, cst.StarredElement):
            return self._starred(b, element, kind, here)
        return self.expression(b, element.value, kind, here)

    def _starred(self, b: _Builder, element: cst.CSTNode, kind: UseKind, by: int) -> int:
        here = len(b.expressions)
        b.nodes.append(element)
        b.expressions.append(_PLACEHOLDER)
        b.uses.append(Use(kind, by))
        value = self.expression(b, element.value, "target" if kind == "target" else "starred", here)  # type: ignore[attr-defined]
        b.expressions[here] = m.Starred(value)
        return here

    def _dict(self, b: _Builder, node: cst.Dict, here: int) -> m.Expression:
        keys, items = [], []
        for element in node.elements:
            if isinstance(element, cst.DictElement):
                keys.append(self.expression(b, element.key, "index", here))
                items.append(self.expression(b, element.value, "element", here))
            else:
                keys.append(NOTHING)
                items.append(self._starred(b, element, "element", here))
        return m.Display("dict", tuple(items), tuple(keys))

    def _comprehension(self, b: _Builder, node: cst.CSTNode, here: int) -> m.Expression:
        kind = _COMPREHENSIONS[type(node)]
        outer = b.renames
        sources, targets, conditions, is_async = [], [], [], False
        loop: cst.CompFor | None = node.for_in  # type: ignore[attr-defined]
        while loop is not None:
            runs_async = loop.asynchronous is not None
            is_async = is_async or runs_async
            b.awaits += runs_async
            sources.append(self.expression(b, loop.iter, "async iterated" if runs_async else "iterated", here))
            b.renames = {**b.renames, **{name: f"{name}#{here}" for name in _target_names(loop.target)}}
            targets.append(self.expression(b, loop.target, "target", here))
            conditions += [self.expression(b, condition.test, "condition", here) for condition in loop.ifs]
            loop = loop.inner_for_in
        key = self.expression(b, node.key, "index", here) if isinstance(node, cst.DictComp) else NOTHING
        item_node = node.elt if isinstance(node, _ELEMENT_COMPREHENSIONS) else node.value  # type: ignore[attr-defined]
        item = self.expression(b, item_node, "element", here)
        b.renames = outer
        return m.Comprehension(kind, item, tuple(sources), tuple(targets), tuple(conditions), is_async, key)

    def _lambda(self, b: _Builder, node: cst.Lambda, here: int) -> m.Expression:
        parameters = self.parameters(b, node.params, here)
        inner = self.open_scope(node)
        own = {parameter.name for parameter in parameters}
        inner.renames = {name: new for name, new in b.renames.items() if name not in own}
        self._inside += 1
        value = self.expression(inner, node.body, "returned")
        self._inside -= 1
        body = inner.finish((m.Return(value),))
        qualname = ".".join([*self.class_names, "<lambda>"])
        function = m.Function(
            inner.number, "<lambda>", qualname, False, inner.yields, parameters, (), NOTHING, body, inner.awaits
        )
        b.functions.append(function)
        return m.Lambda(len(b.functions) - 1)

    def _walrus(self, b: _Builder, node: cst.NamedExpr, here: int) -> m.Expression:
        return m.Walrus(self.expression(b, node.target, "target", here), self.expression(b, node.value, "passed", here))

    def _number(self, b: _Builder, node: cst.Integer | cst.Float | cst.Imaginary, here: int) -> m.Expression:
        return m.Constant(node.value)

    def _ellipsis(self, b: _Builder, node: cst.Ellipsis, here: int) -> m.Expression:
        return m.Constant("...")

    # --- definitions

    def parameters(self, b: _Builder, node: cst.Parameters, by: int = NOTHING) -> tuple[m.Parameter, ...]:
        """A function's parameters; `by` is the lambda expression that they stand in, if any."""
        found = [self._parameter(b, p, "positional only", by) for p in node.posonly_params]
        found += [self._parameter(b, p, "positional", by) for p in node.params]
        if isinstance(node.star_arg, cst.Param):
            found.append(self._parameter(b, node.star_arg, "*", by))
        found += [self._parameter(b, p, "keyword only", by) for p in node.kwonly_params]
        if node.star_kwarg is not None:
            found.append(self._parameter(b, node.star_kwarg, "**", by))
        return tuple(found)

    def _parameter(self, b: _Builder, node: cst.Param, kind: m.ParameterKind, by: int) -> m.Parameter:
        annotation = self.annotation(b, node.annotation)
        return m.Parameter(node.name.value, kind, annotation, self.optional(b, node.default, "default", by))

    def _function(self, b: _Builder, node: cst.FunctionDef) -> m.Statement:
        decorators = tuple(self.expression(b, d.decorator, "decorator") for d in node.decorators)
        parameters = self.parameters(b, node.params)
        returns = self.annotation(b, node.returns)
        inner = self.open_scope(node)
        name = node.name.value
        qualname = ".".join([*self.class_names, name])
        self.class_names += [name, "<locals>"]
        self._inside += 1
        statements = self.suite(inner, node.body)
        self._inside -= 1
        del self.class_names[-2:]
        function = m.Function(
            inner.number,
            name,
            qualname,
            node.asynchronous is not None,
            inner.yields,
            parameters,
            decorators,
            returns,
            inner.finish(statements),
            inner.awaits,
            _is_stub(inner, statements),
            _type_parameters(node.type_parameters),
        )
        b.functions.append(function)
        return m.Define("function", len(b.functions) - 1)

    def _class(self, b: _Builder, node: cst.ClassDef) -> m.Statement:
        decorators = tuple(self.expression(b, d.decorator, "decorator") for d in node.decorators)
        bases = tuple(self.expression(b, arg.value, "superclass") for arg in node.bases)
        keywords = self.arguments(b, node.keywords, "superclass")
        inner = self.open_scope(node)
        self.class_names.append(node.name.value)
        statements = self.suite(inner, node.body)
        qualname = ".".join(self.class_names)
        self.class_names.pop()
        parameters = _type_parameters(node.type_parameters)
        b.classes.append(
            m.Class(
                inner.number,
                node.name.value,
                qualname,
                bases,
                keywords,
                decorators,
                inner.finish(statements),
                parameters,
            )
        )
        return m.Define("class", len(b.classes) - 1)

    # --- statements

    def suite(self, b: _Builder, node: cst.BaseSuite) -> m.Statements:
        return self.statements(b, node.body)

    def statements(self, b: _Builder, nodes: Sequence[cst.CSTNode]) -> m.Statements:
        found: list[m.Statement] = []
        for node in nodes:
            if isinstance(node, cst.SimpleStatementLine):
                for small in node.body:
                    self._small(b, small, found)
            elif isinstance(node, cst.BaseSmallStatement):
                self._small(b, node, found)
            else:
                found.append(_COMPOUND[type(node)](self, b, node))
        return tuple(found)

    def _small(self, b: _Builder, node: cst.CSTNode, found: list[m.Statement]) -> None:
        handler = _SMALL.get(type(node))
        if handler is not None:
            handler(self, b, node, found)

    def _expr(self, b: _Builder, node: cst.Expr, found: list[m.Statement]) -> None:
        if type(node.value) in _CONSTANTS:
            if isinstance(node.value, cst.Ellipsis):
                found.append(m.Jump("pass"))
            return
        found.append(m.Do(self.expression(b, node.value, "discarded")))

    def _assign(self, b: _Builder, node: cst.Assign, found: list[m.Statement]) -> None:
        value = self.expression(b, node.value, "bound")
        targets = tuple(self.expression(b, target.target, "target") for target in node.targets)
        b.uses[value] = Use("bound", targets[0])
        found.append(m.Assign(targets, value))

    def _ann_assign(self, b: _Builder, node: cst.AnnAssign, found: list[m.Statement]) -> None:
        annotation = self.annotation(b, node.annotation)
        value = self.optional(b, node.value, "bound")
        target = self.expression(b, node.target, "target")
        if value != NOTHING:
            b.uses[value] = Use("bound", target)
        found.append(m.Assign((target,), value, annotation))

    def _aug_assign(self, b: _Builder, node: cst.AugAssign, found: list[m.Statement]) -> None:
        value = self.expression(b, node.value, "operand")
        target = self.expression(b, node.target, "target")
        found.append(m.Assign((target,), value, operator=_operator_text(node.operator).removesuffix("=")))

    def _return(self, b: _Builder, node: cst.Return, found: list[m.Statement]) -> None:
        found.append(m.Return(self.optional(b, node.value, "returned")))

    def _raise(self, b: _Builder, node: cst.Raise, found: list[m.Statement]) -> None:
        found.append(m.Raise(self.optional(b, node.exc, "raised")))

    def _del(self, b: _Builder, node: cst.Del, found: list[m.Statement]) -> None:
        found.append(m.Effect("del", (self.expression(b, node.target, "deleted"),)))

    def _assert(self, b: _Builder, node: cst.Assert, found: list[m.Statement]) -> None:
        values = [self.expression(b, node.test, "condition")]
        if node.msg is not None:
            values.append(self.expression(b, node.msg, "operand"))
        found.append(m.Effect("assert", tuple(values)))

    def _jump(self, b: _Builder, node: cst.CSTNode, found: list[m.Statement]) -> None:
        found.append(m.Jump(type(node).__name__.lower()))

    def _names(self, b: _Builder, node: cst.Global | cst.Nonlocal, found: list[m.Statement]) -> None:
        found.append(m.Scope(type(node).__name__.lower(), tuple(item.name.value for item in node.names)))

    def _import(self, b: _Builder, node: cst.Import, found: list[m.Statement]) -> None:
        found += [_imported(_dotted(alias.name), alias.evaluated_alias) for alias in node.names]

    def _import_from(self, b: _Builder, node: cst.ImportFrom, found: list[m.Statement]) -> None:
        module = "" if node.module is None else _dotted(node.module)
        level = len(node.relative)
        if isinstance(node.names, cst.ImportStar):
            found.append(m.Import("*", module, "*", level))
            return
        for alias in node.names:
            name = alias.evaluated_name
            found.append(m.Import(alias.evaluated_alias or name, module, name, level))

    def _type_alias(self, b: _Builder, node: cst.TypeAlias, found: list[m.Statement]) -> None:
        before, b.in_annotation = b.in_annotation, True
        value = self.expression(b, node.value, "bound")
        b.in_annotation = before
        found.append(m.Assign((self.expression(b, node.name, "target"),), value))

    def _if(self, b: _Builder, node: cst.If) -> m.Statement:
        test = self.expression(b, node.test, "condition")
        body = self.suite(b, node.body)
        return m.If(test, body, self._else(b, node.orelse))

    def _else(self, b: _Builder, node: cst.If | cst.Else | None) -> m.Statements:
        if node is None:
            return ()
        return (self._if(b, node),) if isinstance(node, cst.If) else self.suite(b, node.body)

    def _while(self, b: _Builder, node: cst.While) -> m.Statement:
        test = self.expression(b, node.test, "condition")
        return m.While(test, self.suite(b, node.body), self._else(b, node.orelse))

    def _for(self, b: _Builder, node: cst.For) -> m.Statement:
        is_async = node.asynchronous is not None
        b.awaits += is_async
        source = self.expression(b, node.iter, "async iterated" if is_async else "iterated")
        target = self.expression(b, node.target, "target")
        return m.For(target, source, self.suite(b, node.body), self._else(b, node.orelse), is_async)

    def _with(self, b: _Builder, node: cst.With) -> m.Statement:
        is_async = node.asynchronous is not None
        b.awaits += is_async
        items = []
        for item in node.items:
            manager = self.expression(b, item.item, "async entered" if is_async else "entered")
            target = NOTHING if item.asname is None else self.expression(b, item.asname.name, "target")
            items.append((manager, target))
        return m.With(tuple(items), self.suite(b, node.body), is_async)

    def _try(self, b: _Builder, node: cst.Try | cst.TryStar) -> m.Statement:
        body = self.suite(b, node.body)
        handlers = tuple(
            m.Handler(
                self.optional(b, handler.type, "operand"),
                "" if handler.name is None else _dotted(handler.name.name),
                self.suite(b, handler.body),
            )
            for handler in node.handlers
        )
        orelse = self._else(b, node.orelse)
        final = () if node.finalbody is None else self.suite(b, node.finalbody.body)
        return m.Try(body, handlers, orelse, final)

    def _match(self, b: _Builder, node: cst.Match) -> m.Statement:
        subject = self.expression(b, node.subject, "subject")
        cases = []
        for case in node.cases:
            pattern = case.pattern
            class_ = pattern.cls if isinstance(pattern, cst.MatchClass) else None
            if isinstance(pattern, cst.MatchAs) and isinstance(pattern.pattern, cst.MatchClass):
                class_ = pattern.pattern.cls
            cases.append(
                m.Case(
                    tuple(_pattern_names(pattern)),
                    pattern.name.value if isinstance(pattern, cst.MatchAs) and pattern.name is not None else "",
                    self.optional(b, class_, "operand"),
                    self.optional(b, case.guard, "condition"),
                    self.suite(b, case.body),
                )
            )
        return m.Match(subject, tuple(cases))


def _imported(module: str, alias: str | None) -> m.Import:
    """`import a.b as a` is written as `from a import b as a`: its name is the beginning of the module's, as that of `import a.b`,
    which binds `a` itself."""
    package, _, last = module.rpartition(".")
    if alias is not None and alias == module.split(".", maxsplit=1)[0] and package:
        return m.Import(alias, package, last)
    return m.Import(alias or module.split(".", maxsplit=1)[0], module)


def _dotted(node: cst.CSTNode) -> str:
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if isinstance(node, cst.Name):
        parts.append(node.value)
    return ".".join(reversed(parts))


def _last_name(node: cst.CSTNode) -> str:
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def _spine(node: cst.BinaryOperation | cst.BooleanOperation, operator: type) -> list[cst.CSTNode]:
    """The operands of a chain of one operator, `a + b + c`, without recursion: such chains can be very long."""
    parts: list[cst.CSTNode] = [node.right]
    rest = node.left
    while (
        isinstance(rest, (cst.BinaryOperation, cst.BooleanOperation))
        and type(rest.operator) is operator
        and not rest.lpar
    ):
        parts.append(rest.right)
        rest = rest.left
    parts.append(rest)
    return parts[::-1]


def _operator_text(node: cst.CSTNode) -> str:
    word = _OPERATOR_WORDS.get(type(node))
    return word or node._get_token()  # type: ignore[attr-defined]


def _is_constant(node: cst.CSTNode) -> bool:
    """A value that no question is ever asked about: a big table of numbers costs nothing."""
    return type(node) in _NUMBERS


def _is_stub(builder: _Builder, statements: m.Statements) -> bool:
    """Nothing but a docstring, `...`, `pass` or `raise NotImplementedError`."""
    for statement in statements:
        if isinstance(statement, m.Raise):
            names = [e.id for e in builder.expressions if isinstance(e, m.Name)]
            if names[:1] != ["NotImplementedError"]:
                return False
        elif statement != m.Jump("pass"):
            return False
    return True


def _target_names(node: cst.CSTNode) -> list[str]:
    if isinstance(node, cst.Name):
        return [node.value]
    if isinstance(node, (cst.Tuple, cst.List)):
        return [name for element in node.elements for name in _target_names(element.value)]
    return []


def _pattern_names(node: cst.CSTNode) -> list[str]:
    """The names that a pattern binds."""
    names: list[str] = []
    pending: list[cst.CSTNode] = [node]
    while pending:
        node = pending.pop()
        if isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
            names.append(node.name.value)
        if isinstance(node, cst.MatchMapping) and node.rest is not None:
            names.append(node.rest.value)
        if not isinstance(node, (cst.MatchValue, cst.MatchSingleton)):
            pending.extend(child for child in node.children if not isinstance(child, cst.Name))
    return names


def _type_parameters(node: cst.TypeParameters | None) -> tuple[str, ...]:
    return () if node is None else tuple(parameter.param.name.value for parameter in node.params)


_NUMBERS = {cst.Integer, cst.Float, cst.Imaginary}
_FORMATTED = {cst.FormattedString, cst.TemplatedString}
_CONSTANTS = _NUMBERS | {cst.SimpleString, cst.Ellipsis}
_OPERATOR_WORDS: dict[type[cst.CSTNode], str] = {cst.NotIn: "not in", cst.IsNot: "is not"}
_ELEMENT_COMPREHENSIONS = (cst.ListComp, cst.SetComp, cst.GeneratorExp)
_COMPREHENSIONS = {
    cst.ListComp: "list",
    cst.SetComp: "set",
    cst.GeneratorExp: "generator",
    cst.DictComp: "dict",
    cst.StarredDictComp: "dict",
}

_EXPRESSIONS: dict[type, Callable[..., m.Expression]] = {
    cst.Name: _Walk._name,
    cst.Attribute: _Walk._attribute,
    cst.Call: _Walk._call,
    cst.Subscript: _Walk._subscript,
    cst.Slice: _Walk._slice,
    cst.SimpleString: _Walk._string,
    cst.ConcatenatedString: _Walk._concatenated,
    cst.FormattedString: _Walk._formatted,
    cst.TemplatedString: _Walk._formatted,
    cst.Await: _Walk._await,
    cst.Yield: _Walk._yield,
    cst.IfExp: _Walk._if_expression,
    cst.BooleanOperation: _Walk._boolean,
    cst.BinaryOperation: _Walk._binary,
    cst.UnaryOperation: _Walk._unary,
    cst.Comparison: _Walk._comparison,
    cst.Tuple: _Walk._tuple,
    cst.List: _Walk._list,
    cst.Set: _Walk._set,
    cst.Dict: _Walk._dict,
    cst.Lambda: _Walk._lambda,
    cst.NamedExpr: _Walk._walrus,
    cst.Integer: _Walk._number,
    cst.Float: _Walk._number,
    cst.Imaginary: _Walk._number,
    cst.Ellipsis: _Walk._ellipsis,
    **dict.fromkeys(_COMPREHENSIONS, _Walk._comprehension),
}

_COMPOUND: dict[type, Callable[..., m.Statement]] = {
    cst.FunctionDef: _Walk._function,
    cst.ClassDef: _Walk._class,
    cst.If: _Walk._if,
    cst.While: _Walk._while,
    cst.For: _Walk._for,
    cst.With: _Walk._with,
    cst.Try: _Walk._try,
    cst.TryStar: _Walk._try,
    cst.Match: _Walk._match,
}

_SMALL: dict[type, Callable[..., None]] = {
    cst.Expr: _Walk._expr,
    cst.Assign: _Walk._assign,
    cst.AnnAssign: _Walk._ann_assign,
    cst.AugAssign: _Walk._aug_assign,
    cst.Return: _Walk._return,
    cst.Raise: _Walk._raise,
    cst.Del: _Walk._del,
    cst.Assert: _Walk._assert,
    cst.Pass: _Walk._jump,
    cst.Break: _Walk._jump,
    cst.Continue: _Walk._jump,
    cst.Global: _Walk._names,
    cst.Nonlocal: _Walk._names,
    cst.Import: _Walk._import,
    cst.ImportFrom: _Walk._import_from,
    cst.LazyImport: _Walk._import,
    cst.LazyImportFrom: _Walk._import_from,
    cst.TypeAlias: _Walk._type_alias,
}
