"""Recursion, mutual recursion, and recursion through a method."""

from fastapi import FastAPI

app = FastAPI()


def factorial(n):  # on: loop
    return 1 if n < 2 else n * factorial(n - 1)  # calls: factorial


def is_even(n):  # on: loop
    return True if n == 0 else is_odd(n - 1)  # calls: is_odd


def is_odd(n):  # on: loop
    return False if n == 0 else is_even(n - 1)  # calls: is_even


class Folder:
    def __init__(self, children):  # on: loop
        self.children = children

    def size(self):  # on: loop
        return 1 + sum(child.size() for child in self.children)  # calls: Folder.size


@app.get("/")
async def read():  # on: loop
    return factorial(3), is_even(3), Folder([Folder([])]).size()  # calls: Folder.__init__, Folder.size, factorial, is_even
