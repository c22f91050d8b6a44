"""A method is given what to do with each item; `map` over a bound method; a callback that gets another callback."""

from fastapi import FastAPI

app = FastAPI()


class Node:
    def __init__(self, children=()):  # on: loop
        self.children = children

    def walk(self, visit):  # on: loop
        visit(self)  # calls: Collector.collect
        for child in self.children:
            child.walk(visit)  # calls: Node.walk

    def name(self):  # on: loop
        return "node"


class Collector:
    def __init__(self):  # on: loop
        self.names = []

    def collect(self, node):  # on: loop
        self.names.append(node.name())  # calls: Node.name


def later(then):  # on: loop
    return then(finish)  # calls: start


def start(after):  # on: loop
    return after()  # calls: finish


def finish():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    collector = Collector()  # calls: Collector.__init__
    Node([Node()]).walk(collector.collect)  # calls: Node.__init__, Node.walk
    return list(map(collector.collect, [Node()])), later(start)  # calls: Collector.collect, Node.__init__, later
