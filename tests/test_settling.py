"""Answers that depend on one another are whole, and the same whoever asks first."""

import random
from collections.abc import Callable, Iterable, Mapping
from itertools import permutations

import pytest

from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.analysis.reads import Reads
from fastapi_async_lint.analysis.settling import Settling
from fastapi_async_lint.analysis.values import ProjectInstance
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import configured
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import deep_recursion

Found = frozenset[str]
Rule = Callable[[Callable[[str], Found]], Found]
NOTHING: Found = frozenset()


def settled(rules: Mapping[str, Rule], order: Iterable[str]) -> dict[str, Found]:
    """The answers to questions that are asked in an order; what a rule is given answers another question."""
    settling = Settling(Reads(), lambda thing: frozenset(), shortened)

    def compute(name: str) -> Found:
        return rules[name](ask)

    def ask(name: str) -> Found:
        return settling.once(NOTHING, compute, name)

    for name in order:
        ask(name)
    return {name: ask(name) for name in rules}


def shortened(answer: Found) -> Found:
    """An answer that says less."""
    return frozenset(text[:1] for text in answer)


def smallest(rules: Mapping[str, Rule]) -> dict[str, Found]:
    """The smallest answers that fit, found by asking everything until nothing changes."""
    found = dict.fromkeys(rules, NOTHING)
    while True:
        again = {name: rule(found.__getitem__) for name, rule in rules.items()}
        if again == found:
            return found
        found = again


def drawn(choose: random.Random) -> dict[str, Rule]:
    """Questions that ask one another, some only if another answer says so; more answers never give fewer."""
    names = [f"q{number}" for number in range(choose.randint(2, 12))]

    def part() -> Rule:
        one, other, item = choose.choice(names), choose.choice(names), choose.choice("abc")
        rules: tuple[Rule, ...] = (
            lambda ask: frozenset(item),
            lambda ask: ask(one),
            lambda ask: ask(other) if item in ask(one) else NOTHING,
        )
        return choose.choice(rules)

    def rule() -> Rule:
        parts = [part() for _ in range(choose.randint(1, 3))]
        return lambda ask: NOTHING.union(*(each(ask) for each in parts))

    return {name: rule() for name in names}


def test_answers_are_the_smallest_that_fit():
    for seed in range(300):
        choose = random.Random(seed)
        rules = drawn(choose)
        order = choose.sample(sorted(rules), len(rules))
        assert settled(rules, order) == smallest(rules), f"seed {seed}"


EXCLUDING = {
    "a": lambda ask: NOTHING if ask("b") else frozenset("x"),
    "b": lambda ask: NOTHING if ask("a") else frozenset("y"),
    "c": lambda ask: ask("b") | ask("a"),
}
EXCLUDING_LATER = {
    "a": lambda ask: ask("b") | ask("c"),
    "b": lambda ask: ask("c") - ask("a") or frozenset("x"),
    "c": lambda ask: ask("a") - ask("b") or frozenset("y"),
}


@pytest.mark.parametrize("rules", [EXCLUDING, EXCLUDING_LATER])
def test_answers_of_which_others_would_fit_as_well_are_the_same_in_any_order(rules):
    first, *others = [settled(rules, order) for order in permutations(rules)]
    assert [other for other in others if other != first] == []


def about(name: str, most: int = 1000) -> Rule:
    """A question whose answer says what another says, and something about that, up to a length."""
    return lambda ask: ask(name) | {"x"} | {f"y{text}" for text in ask(name) if len(text) < most}


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_what_says_something_about_itself_for_ever_says_less_in_the_end(order):
    ever = {"a": about("b"), "b": about("c"), "c": about("a")}
    assert settled(ever, order) == dict.fromkeys("abc", frozenset("xy"))


@pytest.mark.parametrize("order", list(permutations("abcd")))
def test_a_cycle_that_ends_says_all_whoever_asks_for_it(order):
    rules = {
        "a": about("b"),
        "b": lambda ask: ask("a") | (ask("c") if "y" in ask("a") else NOTHING),  # `y` alone is where answers say less
        "c": about("d", 4),
        "d": about("c", 4),
    }
    found = settled(rules, order)
    assert found["a"] == found["b"] == {"x", "y"}
    assert found["c"] == found["d"] == {"x", "yx", "yyx", "yyyx"}


def test_a_cycle_that_is_met_where_answers_say_less_forgets_these():
    cycle: dict[str, Rule] = {
        "first": lambda ask: frozenset({"hit"}) if "ab" in ask("second") else NOTHING,
        "second": lambda ask: ask("first") | ask("third") | {"ab"},
        "third": lambda ask: ask("second"),
    }
    meets = lambda ask: about("grows")(ask) | (ask("first") if "y" in ask("grows") else NOTHING)  # noqa: E731
    found = settled({"grows": meets, **cycle}, ["grows"])
    assert {name: found[name] for name in cycle} == settled(cycle, ["first"]) == smallest(cycle)


def program(choose: random.Random) -> tuple[str, dict[str, Rule]]:
    """Functions that give instances, and what one another give; with what they give in the end, as questions."""
    names = [f"f{number}" for number in range(10)]
    lines, rules = ["".join(f"class {name}:\n    pass\n\n\n" for name in "ABCD")], {}
    for name in names:
        made, called = choose.sample("ABCD", choose.choice((0, 0, 1))), choose.sample(names, choose.randint(1, 2))
        returned = [*(f"{each}()" for each in made), *(f"{each}(x)" for each in called)]
        body = "".join(f"    if x == {place}:\n        return {text}\n" for place, text in enumerate(returned))
        lines.append(f"def {name}(x):\n{body}\n\n")
        rules[name] = lambda ask, made=made, called=called: frozenset(made).union(*map(ask, called))
    return "".join(lines), rules


@pytest.mark.parametrize("seed", range(12))
def test_functions_that_give_what_one_another_give(tmp_path, seed):
    choose = random.Random(seed)
    text, rules = program(choose)
    (tmp_path / "giving.py").write_text(text)
    project = configured(Project(tmp_path), Config())
    with deep_recursion():
        project.survey()
        analysis = Analysis(project, Knowledge())
        inference = analysis.inference
        given = {
            scope.name: inference.results.returned(inference.frames.plain(scope))
            for scope in choose.sample(list(analysis.program.functions()), len(rules))
        }
    found = {
        name: frozenset(value.scope.name for value in values if isinstance(value, ProjectInstance))
        for name, values in given.items()
    }
    assert found == smallest(rules)


CALLS = {"a": "b", "b": "cd", "c": "a", "d": "", "e": "a", "f": "d"}
"""Who asks whom: three in a cycle, one that they ask, and two that ask."""


@pytest.mark.parametrize("order", [*permutations("abc"), tuple("fedcba")])
def test_what_is_in_a_cycle_has_read_what_all_of_it_has(order):
    reads = Reads()
    settling = Settling(reads, lambda thing: frozenset(), shortened)

    def compute(name: str) -> Found:
        reads.mask.update(reads.name("letter", name))
        return frozenset(name).union(*map(ask, CALLS[name]))

    def ask(name: str) -> Found:
        return settling.pivot(NOTHING, compute, name)

    def made_from(name: str) -> set[str]:
        found = settling.known(compute, name) or frozenset()
        answers = {letter for letter in CALLS if found & reads.answer(repr(("compute", letter)))}
        return answers | {letter.upper() for letter in CALLS if found & reads.name("letter", letter)}

    for name in (*order, *"ef"):
        ask(name)
    for name in "abc":
        assert made_from(name) == set("ABCd")
    assert made_from("e") == set("EABCd")
    assert made_from("f") == set("Fd")
    alone = {pivot.question[0]: pivot.is_alone for pivot in settling.pivots()}
    assert alone == {**dict.fromkeys("abc", False), **dict.fromkeys("def", True)}
