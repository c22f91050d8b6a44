"""Parsing in several processes. A file on which the parser dies costs that file only.

The processes are started by command, not by `multiprocessing`: that would import the caller's main module again, and needs
semaphores, which some sandboxes do not have. They are told texts and answer with facts, both as lines of JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread, Timer

from . import SourceError, deep_recursion, facts
from .codec import encode

WORTHWHILE = 1_500_000
"""Characters of text from which on the time to start processes is won back: about two seconds of parsing."""
MOST = 8
"""Processes: what they send is taken in by one."""
LIMIT = 60.0
"""Seconds that one file may take, and one more for each 10,000 characters."""

Answer = str | SourceError
"""The facts of a file as the codec writes them, or why there are none."""

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from fastapi_async_lint.source.workers import work; work()"


def command() -> list[str]:
    """What starts a worker. It imports from where this process does, but for the current directory."""
    own = str(Path(__file__).parents[2])
    path = [own, *(entry for entry in sys.path if entry and Path(entry) != Path.cwd())]
    return [sys.executable, "-I", "-c", _START, json.dumps(path)]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pays(texts: Mapping[str, str]) -> bool:
    """Whether several processes are sooner done with some texts than this one."""
    return processors() > 1 and bool(sys.executable) and sum(map(len, texts.values())) >= WORTHWHILE


def parse_all(
    texts: Mapping[str, str], count: int | None = None, start: Sequence[str] | None = None, limit: float = LIMIT
) -> Iterator[tuple[str, Answer]]:
    """The facts of all texts, by their keys, in no order. `count` processes are used, by default one for each processor."""
    count = min(processors(), MOST) if count is None else count
    waiting: SimpleQueue[str] = SimpleQueue()
    for key in sorted(texts, key=lambda key: -len(texts[key])):
        waiting.put(key)
    answers: SimpleQueue[tuple[str, Answer] | None] = SimpleQueue()
    workers = [_Worker(texts, waiting, answers, start or command(), limit) for _ in range(count)]
    running = count
    try:
        while running:
            answer = answers.get()
            if answer is None:
                running -= 1
            else:
                yield answer
    finally:
        for worker in workers:
            worker.stop()
    while not waiting.empty():  # no process could be started
        key = waiting.get()
        yield key, _parsed(texts[key])


class _Worker:
    """A thread that hands texts to a process of its own, and starts another one when that dies."""

    def __init__(
        self,
        texts: Mapping[str, str],
        waiting: SimpleQueue[str],
        answers: SimpleQueue[tuple[str, Answer] | None],
        start: Sequence[str],
        limit: float,
    ) -> None:
        self._texts = texts
        self._waiting = waiting
        self._answers = answers
        self._start = start
        self._limit = limit
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """No more texts; the process ends."""
        self._stopped = True
        self._end()

    def _run(self) -> None:
        try:
            while not self._stopped:
                if self._process is None and not self._begin():
                    break
                key = self._waiting.get_nowait()
                self._answers.put((key, self._ask(self._texts[key])))
        except Empty:
            pass
        finally:
            self._answers.put(None)

    def _begin(self) -> bool:
        """Starts the process; whether it came up."""
        try:
            self._process = subprocess.Popen(
                self._start,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
            )
        except OSError:
            return False
        return self._told("ready") is not None

    def _ask(self, text: str) -> Answer:
        line = self._told("parse", json.dumps(text), self._limit + len(text) / 10_000)
        if line is None:
            return SourceError("cannot be parsed: the parser died on it, or took too long")
        try:
            answer = json.loads(line)
            return SourceError(*answer) if isinstance(answer, list) else str(answer)
        except (ValueError, TypeError):
            return SourceError("cannot be parsed: the parser said something that makes no sense")

    def _told(self, what: str, message: str = "", limit: float = LIMIT) -> str | None:
        """The line that the process says, after a message if there is one; `None` when it does not, and then it is gone."""
        process = self._process
        assert process is not None, f"{what}: no process"
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(limit, process.kill)
        timer.start()
        line = ""
        with suppress(OSError, ValueError):
            if message:
                process.stdin.write(message + "\n")
                process.stdin.flush()
            line = process.stdout.readline()
        timer.cancel()
        if line.endswith("\n"):
            return line
        self._end()
        return None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what was being said to it
                process.communicate()


def _parsed(text: str) -> Answer:
    try:
        module = facts(text)
        with deep_recursion():
            return encode(module)
    except SourceError as error:
        return error


def work() -> None:
    """What a worker does: read a text a line, answer each."""
    print(json.dumps("ready"), flush=True)  # noqa: T201 - this is the answer
    for line in sys.stdin:
        answer = _parsed(json.loads(line))
        said = [answer.reason, answer.line, answer.column] if isinstance(answer, SourceError) else answer
        print(json.dumps(said), flush=True)  # noqa: T201
