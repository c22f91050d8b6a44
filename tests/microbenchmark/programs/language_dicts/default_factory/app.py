"""`defaultdict` calls its factory when a key is missing."""

from collections import defaultdict

from fastapi import FastAPI

app = FastAPI()


class Counter:
    def __init__(self):  # missing on: loop (a defaultdict's factory is not called); spurious on: import (a defaultdict's factory is taken to run where the dict is made)
        self.value = 0

    def add(self):  # on: loop
        self.value += 1
        return self.value


counters = defaultdict(Counter)  # spurious calls: Counter.__init__ (a defaultdict's factory is taken to run where the dict is made)


@app.get("/")
async def read(name: str = "a"):  # on: loop
    return counters[name].add()  # calls: Counter.add; missing calls: Counter.__init__ (a defaultdict's factory is not called)
