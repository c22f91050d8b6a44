"""The constructor of a base, of the first of two bases, and of a chain of `super().__init__`."""

from fastapi import FastAPI

app = FastAPI()


class A:
    def __init__(self, **kwargs):  # on: loop
        super().__init__(**kwargs)  # calls: B.__init__


class B:
    def __init__(self, **kwargs):  # on: loop
        self.kwargs = kwargs


class OnlyA(A):
    pass


class Both(A, B):
    pass


@app.get("/")
async def read():  # on: loop
    OnlyA()  # calls: A.__init__
    Both(size=1)  # calls: A.__init__
    return 1
