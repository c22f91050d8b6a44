"""A method is given what to do with each item; `map` over a bound method; a callback that gets another callback."""

from fastapi import FastAPI

app = FastAPI()


class Node:
    def __init__(self, children=()):  # on: loop
        self.children = children

    def walk(self, visit):  # on: loop
        visit(self)  # calls: Collector.collect
        for child in self.children:
            child.walk(visit)  # missing calls: Node.walk (a parameter with a default is not what callers give)

    def name(self):  # missing on: loop (arguments do not reach what is called through a variable)
        return "node"


class Collector:
    def __init__(self):  # on: loop
        self.names = []

    def collect(self, node):  # on: loop
        self.names.append(node.name())  # missing calls: Node.name (arguments do not reach what is called through a variable)


def later(then):  # on: loop
    return then(finish)  # calls: start


def start(after):  # on: loop
    return after()  # missing calls: finish (arguments do not reach what is called through a variable)


def finish():  # missing on: loop (arguments do not reach what is called through a variable)
    return 1


@app.get("/")
async def read():  # on: loop
    collector = Collector()  # calls: Collector.__init__
    Node([Node()]).walk(collector.collect)  # calls: Node.__init__, Node.walk
    return list(map(collector.collect, [Node()])), later(start)  # calls: Collector.collect, Node.__init__, later
