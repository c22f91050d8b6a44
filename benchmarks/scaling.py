"""How cost grows with a project: `python -m benchmarks.scaling [10 100 1000 10000]`.

Generated projects of that many modules, each with a route, a helper, a class and imports of a neighbour; every tenth helper
blocks. For each size: processor time cold and unchanged, per module, and peak memory.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.speed import Step, run

SIZES = (10, 100, 1000, 10_000)

MODULE = '''\
"""Module {number}."""

import time
from dataclasses import dataclass

import httpx
from fastapi import APIRouter, Depends

from app.{below} import Service{before}, helper_{before}

router = APIRouter(prefix="/{number}")


@dataclass
class Item{number}:
    """What is served."""

    name: str
    price: float = 0.0


class Service{number}:
    """Talks to the service below."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.below = Service{before}(client) if {number} % 10 else None

    async def get(self, key: str) -> Item{number}:
        response = await self.client.get(f"/items/{{key}}")
        response.raise_for_status()
        return Item{number}(**response.json())

    async def total(self, keys: list[str]) -> float:
        items = [await self.get(key) for key in keys]
        return sum(item.price for item in items)


def helper_{number}(value: int) -> int:
    """Calls its neighbour; every tenth one waits."""
    if value > 3:
        return helper_{before}(value - 1){stop}
    return value


def get_service() -> Service{number}:
    return Service{number}(httpx.AsyncClient())


@router.get("/{{key}}")
async def read_{number}(key: str, service: Service{number} = Depends(get_service)) -> dict[str, float]:
    item = await service.get(key)
    return {{"price": item.price * helper_{number}(len(key))}}
'''


def write(root: Path, size: int) -> None:
    """A project of so many modules."""
    (root / "app").mkdir()
    (root / "pyproject.toml").write_text("[project]\nname = 'app'\n")
    (root / "app" / "__init__.py").touch()
    for number in range(size):
        before = number - 1 if number % 10 else min(number + 9, size - 1)
        stop = "" if number % 10 else " if time.sleep(1) else 0"
        text = MODULE.format(number=number, before=before, below=f"m{before}", stop=stop)
        (root / "app" / f"m{number}.py").write_text(text)


def main(sizes: list[int]) -> None:
    """Print a line for each size."""
    print(
        "| modules | cold, CPU s | ms a module | unchanged, CPU s | ms a module | peak MiB |\n|---:|---:|---:|---:|---:|---:|"
    )
    command = (sys.executable, "-P", "-m", "fastapi_async_lint", "check", "-q", "--output-format", "json", ".")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            cold, again = (run(Step("ours", state, command), Path(folder)) for state in ("cold", "unchanged"))
        each = [1000 * cost.seconds / size for cost in (cold, again)]
        print(
            f"| {size} | {cold.seconds:.2f} | {each[0]:.2f} | {again.seconds:.2f} | {each[1]:.2f} | {cold.mebibytes:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(SIZES))
