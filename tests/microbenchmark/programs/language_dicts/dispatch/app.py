"""Dispatch inside of a class: bound methods in a dict of `__init__`, functions in a dict of the class, a list of methods."""

from fastapi import FastAPI

app = FastAPI()


class Consumer:
    def __init__(self):  # on: loop
        self.handlers = {"created": self.on_created, "deleted": self.on_deleted}

    def handle(self, event):  # on: loop
        return self.handlers[event]()  # calls: Consumer.on_created, Consumer.on_deleted

    def on_created(self):  # on: loop
        return 1

    def on_deleted(self):  # on: loop
        return 2


class Parser:
    def number(self):  # on: loop
        return 3

    def text(self):  # on: loop
        return 4

    KINDS = {"number": number, "text": text}

    def parse(self, kind):  # on: loop
        return self.KINDS[kind](self)  # calls: Parser.number, Parser.text


class Pipeline:
    def load(self):  # on: loop
        return 5

    def clean(self):  # on: loop
        return 6

    def run(self):  # on: loop
        return [step() for step in (self.load, self.clean)]  # calls: Pipeline.clean, Pipeline.load


@app.get("/bound")
async def bound():  # on: loop
    consumer = Consumer()  # calls: Consumer.__init__
    return [consumer.handle(event) for event in ("created", "deleted")]  # calls: Consumer.handle


@app.get("/class")
async def of_class():  # on: loop
    return [Parser().parse(kind) for kind in ("number", "text")]  # calls: Parser.parse


@app.get("/list")
async def of_list():  # on: loop
    return Pipeline().run()  # calls: Pipeline.run
