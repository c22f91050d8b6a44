"""Functions given to functions of the standard library that call them at once."""

import heapq
import itertools
import json
import re

from fastapi import FastAPI

app = FastAPI()


def shout(match):  # missing on: loop (no row says that this library function calls it)
    return match[0].upper()


def encode(value):  # missing on: loop (no row says that this library function calls it)
    return str(value)


def decode(item):  # missing on: loop (no row says that this library function calls it)
    return item


def is_small(number):  # missing on: loop (no row says that this library function calls it)
    return number < 3


def double(number):  # on: loop
    return number * 2


def add(left, right):  # missing on: loop (no row says that this library function calls it)
    return left + right


def by_value(number):  # missing on: loop (no row says that this library function calls it)
    return number


@app.get("/text")
async def text():  # on: loop
    replaced = re.sub("a", shout, "banana")  # missing calls: shout (no row says that this library function calls it)
    dumped = json.dumps({"a": object()}, default=encode)  # missing calls: encode (no row says that this library function calls it)
    loaded = json.loads('{"a": 1}', object_hook=decode)  # missing calls: decode (no row says that this library function calls it)
    return replaced, dumped, loaded


@app.get("/iterators")
async def iterators():  # on: loop
    small = list(itertools.takewhile(is_small, [1, 2, 3]))  # missing calls: is_small (no row says that this library function calls it)
    spread = list(itertools.starmap(add, [(1, 2)]))  # missing calls: add (no row says that this library function calls it)
    summed = list(itertools.accumulate([1, 2], add))  # missing calls: add (no row says that this library function calls it)
    largest = heapq.nlargest(1, [1, 2], key=by_value)  # missing calls: by_value (no row says that this library function calls it)
    lazily = [number for number in map(double, small)]  # calls: double
    return small, spread, summed, largest, lazily
