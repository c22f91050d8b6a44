"""`__new__` runs before `__init__`; a singleton keeps one instance."""

from fastapi import FastAPI

app = FastAPI()


class Pool:
    _instance = None

    def __new__(cls):  # on: loop
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self):  # on: loop
        self.size = 1

    def take(self):  # on: loop
        return self.size


class Token(str):
    def __new__(cls, text):  # on: loop
        return super().__new__(cls, text)

    def masked(self):  # on: loop
        return self[:1]


@app.get("/")
async def read():  # on: loop
    return Pool().take(), Token("abc").masked()  # calls: Pool.__init__, Pool.__new__, Pool.take, Token.__new__, Token.masked
