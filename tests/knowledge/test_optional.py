"""What needs another package is checked only where that is installed."""

import pytest

from fastapi_async_lint.knowledge.files import Library
from tools.knowledge import live
from tools.knowledge.overlay import Generate, Overlay
from tools.knowledge.verify import verify_rows

LIBRARY = Library(
    {
        "library": "json",
        "aliases": {"json.extra.loads": "json.loads"},
        "functions": {"json.extra.dumps": {}},
        "classes": {"json.extra.Decoder": {}},
    }
)


def problems(package):
    overlay = Overlay("json", Generate(), {}, optional={"json.extra.*": package})
    return verify_rows(LIBRARY, overlay)


def test_rows_of_a_missing_package_are_passed_over():
    assert problems("unheard_of") == []


@pytest.mark.parametrize("name", ["loads", "dumps", "Decoder"])
def test_rows_of_an_installed_package_are_checked(name):
    assert any(f"json.extra.{name}" in problem for problem in problems("pytest"))


@pytest.mark.parametrize(
    ("module", "body", "error"),
    [
        ("lazy_shop", "from unheard_of import thing", live.ExtraMissingError),
        ("closed_shop", "raise RuntimeError('unheard_of')", LookupError),
    ],
)
def test_a_module_that_fails_when_a_name_is_asked_for_lacks_it(module, body, error, tmp_path, monkeypatch):
    (tmp_path / f"{module}.py").write_text(f"def __getattr__(name):\n    {body}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(error, match="unheard_of"):
        live.find(f"{module}.thing")
