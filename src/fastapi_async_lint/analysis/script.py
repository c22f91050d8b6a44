"""What a module does only when it is run as a script."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi_async_lint import model as m

from .flow import expressions_of
from .program import Scope


def in_script(scope: Scope, expressions: Iterable[int]) -> tuple[int, ...]:
    """Those of some expressions of a module or class that stand under `if __name__ == "__main__"`."""
    if scope.kind == "function":
        return ()
    under = {
        expression
        for statement in scope.body.statements
        if isinstance(statement, m.If) and _tests_main(scope, statement.test)
        for expression in expressions_of(scope.body, statement.body)
    }
    return tuple(expression for expression in dict.fromkeys(expressions) if expression in under)


def _tests_main(scope: Scope, test: int) -> bool:
    node = scope.nodes[test]
    if not isinstance(node, m.Operation):
        return False
    operands = [scope.nodes[operand] for operand in node.operands]
    return m.Name("__name__") in operands and m.String("__main__") in operands
