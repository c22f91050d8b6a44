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


def test_a_name_whose_module_needs_a_missing_package_when_asked_for_is_told_apart(tmp_path, monkeypatch):
    text = "def __getattr__(name):\n    from unheard_of import thing\n    return thing\n"
    (tmp_path / "lazy_shop.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(live.ExtraMissingError, match="unheard_of"):
        live.find("lazy_shop.thing")
