"""`defaultdict` calls its factory when a key is missing."""

from collections import defaultdict

from fastapi import FastAPI

app = FastAPI()


class Counter:
    def __init__(self):  # missing on: loop (a defaultdict's factory is not called)
        self.value = 0

    def add(self):  # missing on: loop (a defaultdict's factory is not called)
        self.value += 1
        return self.value


counters = defaultdict(Counter)


@app.get("/")
async def read(name: str = "a"):  # on: loop
    return counters[name].add()  # missing calls: Counter.__init__, Counter.add (a defaultdict's factory is not called)
