"""Functions given to functions of the standard library that call them at once."""

import heapq
import itertools
import json
import re

from fastapi import FastAPI

app = FastAPI()


def shout(match):  # on: loop
    return match[0].upper()


def encode(value):  # missing on: loop (no row says that this library function calls it)
    return str(value)


def decode(item):  # missing on: loop (no row says that this library function calls it)
    return item


def is_small(number):  # on: loop
    return number < 3


def double(number):  # on: loop
    return number * 2


def add(left, right):  # on: loop
    return left + right


def by_value(number):  # on: loop
    return number


@app.get("/text")
async def text():  # on: loop
    replaced = re.sub("a", shout, "banana")  # calls: shout
    dumped = json.dumps({"a": object()}, default=encode)  # missing calls: encode (no row says that this library function calls it)
    loaded = json.loads('{"a": 1}', object_hook=decode)  # missing calls: decode (no row says that this library function calls it)
    return replaced, dumped, loaded


@app.get("/iterators")
async def iterators():  # on: loop
    small = list(itertools.takewhile(is_small, [1, 2, 3]))  # calls: is_small
    spread = list(itertools.starmap(add, [(1, 2)]))  # calls: add
    summed = list(itertools.accumulate([1, 2], add))  # calls: add
    largest = heapq.nlargest(1, [1, 2], key=by_value)  # calls: by_value
    lazily = [number for number in map(double, small)]  # calls: double
    return small, spread, summed, largest, lazily
