"""Methods that the standard library calls on a project's subclass of its classes."""

import ast
import json
import logging
from collections import UserDict
from html.parser import HTMLParser
from string import Formatter

from fastapi import FastAPI

app = FastAPI()


class Encoder(json.JSONEncoder):
    def default(self, value):  # missing on: loop (no row says that the base class calls it)
        return "?"


class Titles(HTMLParser):
    def handle_data(self, data):  # missing on: loop (no row says that the base class calls it)
        note(data)  # calls: note


class Names(ast.NodeVisitor):
    def visit_Name(self, node):  # missing on: loop (no row says that the base class calls it)
        note(node.id)  # calls: note


class Kept(logging.Handler):
    def emit(self, record):  # missing on: loop (no row says that the base class calls it)
        note(self.format(record))  # calls: note


class Headers(UserDict):
    def __setitem__(self, key, value):  # on: loop
        super().__setitem__(key.lower(), value)


def note(text):  # missing on: loop (no row says that the base class calls it)
    return text


logger = logging.getLogger("microbenchmark")
logger.addHandler(Kept())
logger.propagate = False


@app.get("/json")
async def dump():  # on: loop
    first = json.dumps({"a": object()}, cls=Encoder)  # missing calls: Encoder.default (no row says that the base class calls it)
    return first, Encoder().encode({"a": object()})  # missing calls: Encoder.default (no row says that the base class calls it)


@app.get("/html")
async def parse():  # on: loop
    Titles().feed("<b>bold</b>")  # missing calls: Titles.handle_data (no row says that the base class calls it)


@app.get("/ast")
async def visit():  # on: loop
    Names().visit(ast.parse("name"))  # missing calls: Names.visit_Name (no row says that the base class calls it)


@app.get("/logging")
async def log():  # on: loop
    logger.warning("hello")  # missing calls: Kept.emit (no row says that the base class calls it)


@app.get("/dict")
async def update():  # on: loop
    headers = Headers()
    headers["A"] = 1  # calls: Headers.__setitem__
    headers.update(B=2)  # missing calls: Headers.__setitem__ (no row says that the base class calls it)
    return len(headers)
