"""`reduce`, `total_ordering` and `cmp_to_key` call functions and methods of the project."""

from functools import cmp_to_key, reduce, total_ordering

from fastapi import FastAPI

app = FastAPI()


def add(left, right):  # on: loop
    return left + right


def compare(left, right):  # on: loop
    return left - right


@total_ordering
class Version:
    def __init__(self, number):  # on: loop
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):  # on: loop
        return self.number < other.number


@app.get("/reduce")
async def reduced():  # on: loop
    return reduce(add, [1, 2, 3]), reduce(lambda a, b: add(a, b), [1, 2])  # on: loop; calls: <lambda>@32, add


@app.get("/ordering")
async def ordering():  # on: loop
    return Version(1) < Version(2), Version(1) >= Version(2)  # calls: Version.__init__, Version.__lt__


@app.get("/compare")
async def compared():  # on: loop
    return sorted([2, 1], key=cmp_to_key(compare))  # calls: compare
