"""How long it takes to read what is known of the libraries that a file imports: `python -m benchmarks.loading [LIBRARY...]`.

For each library, and for all that are given together, in a process of its own each time: the processor time of reading the data
file, and of the first questions about every tenth of its classes (its line, one method, one attribute). As in a run of the
linter, nothing looks for garbage. The times are the best of some runs. They depend on the machine; the ratios do not: to what
parsing the file's text costs, and to reading all libraries.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from time import process_time

RUNS = 7
GIVEN = ("openai", "langchain_core")


def measured(names: list[str]) -> dict[str, float]:
    """Seconds for one process: `read` and `ask` of these libraries, and `parse`, the same text by the parser alone."""
    from fastapi_async_lint.knowledge import Knowledge, files  # noqa: PLC0415 - what is measured begins after it

    gc.disable()
    texts = [(files.DATA / f"{name}.json").read_text("utf-8") for name in names]
    start = process_time()
    for text in texts:
        json.loads(text)
    parsed = process_time()
    knowledge = Knowledge()
    libraries = [files.read_library(files.library_of(name)) for name in names]
    read = process_time()
    for library in libraries:
        _ask(knowledge, list(library.classes)[::10])
    return {"parse": parsed - start, "read": read - parsed, "ask": process_time() - read}


def _ask(knowledge: object, paths: list[str]) -> None:
    from fastapi_async_lint.knowledge import Knowledge  # noqa: PLC0415

    assert isinstance(knowledge, Knowledge)
    for path in paths:
        found = knowledge.line(path)
        name = next((name for known in found for name in known.methods), "")
        knowledge.method(path, name)
        knowledge.attribute(path, name)


def best(names: list[str]) -> dict[str, float]:
    """The best time of some processes, for each step."""
    line = [sys.executable, "-m", "benchmarks.loading", "--once", *names]
    runs = [json.loads(subprocess.run(line, capture_output=True, check=True).stdout) for _ in range(RUNS)]
    return {step: min(run[step] for run in runs) for step in runs[0]}


def main(names: list[str]) -> None:
    """Print a line for each library, and one for all of them together."""
    from fastapi_async_lint.knowledge import libraries  # noqa: PLC0415

    everything = best(libraries())
    whole = everything["read"] + everything["ask"]
    print(f"{'':30}{'read':>10}{'ask':>10}{'together':>12}{'/ parsing':>12}{'/ reading all':>15}")
    for group in [*([name] for name in names), names, libraries()]:
        times = everything if group == libraries() else best(group)
        together = times["read"] + times["ask"]
        title = " ".join(group) if len(group) < 4 else f"{len(group)} libraries"
        cells = "".join(f"{1000 * seconds:7.2f} ms" for seconds in (times["read"], times["ask"]))
        print(f"{title:30}{cells}{1000 * together:9.2f} ms{together / times['parse']:12.1f}{together / whole:15.1%}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--once"]:
        print(json.dumps(measured(arguments[1:])))
    else:
        main(arguments or list(GIVEN))
