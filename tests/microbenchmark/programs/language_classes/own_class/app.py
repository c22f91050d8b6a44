"""`type(self)(...)`, `self.__class__(...)`, `cls(...)` and the class's own name inside of it."""

from fastapi import FastAPI

app = FastAPI()


class Node:
    def __init__(self, depth):  # on: loop
        self.depth = depth

    def below(self):  # on: loop
        return type(self)(self.depth + 1)  # calls: Node.__init__

    def beside(self):  # on: loop
        return self.__class__(self.depth)  # calls: Node.__init__

    def above(self):  # on: loop
        return Node(self.depth - 1)  # calls: Node.__init__

    def shown(self):  # on: loop
        return self.depth


@app.get("/")
async def read():  # on: loop
    deeper = Node(1).below().shown()  # calls: Node.__init__, Node.below, Node.shown
    same = Node(1).beside().shown()  # calls: Node.__init__, Node.beside, Node.shown
    return deeper, same, Node(1).above().shown()  # calls: Node.__init__, Node.above, Node.shown
