"""What `with` binds: the manager itself, something else, what an inherited `__enter__` gives, what the second makes of the first."""

from typing import Self

from fastapi import FastAPI

app = FastAPI()


class Cursor:
    def execute(self):  # on: loop
        return 1

    def __enter__(self):  # on: loop
        return self

    def __exit__(self, *error):  # on: loop
        return None


class Connection:
    def __enter__(self):  # on: loop
        return self

    def __exit__(self, *error):  # on: loop
        return None

    def cursor(self):  # on: loop
        return Cursor()


class Base:
    def __enter__(self) -> Self:  # on: loop
        return self

    def __exit__(self, *error):  # on: loop
        return None


class File(Base):
    def read(self):  # on: loop
        return 2


class Transaction:
    def __init__(self, cursor):  # on: loop
        self.cursor = cursor

    def __enter__(self):  # on: loop
        return self.cursor

    def __exit__(self, *error):  # on: loop
        return None


@app.get("/self")
async def itself():  # on: loop
    with Connection() as connection:  # calls: Connection.__enter__, Connection.__exit__
        return connection.cursor().execute()  # calls: Connection.cursor, Cursor.execute


@app.get("/inherited")
async def inherited():  # on: loop
    with File() as file:  # calls: Base.__enter__, Base.__exit__
        return file.read()  # calls: File.read


@app.get("/second")
async def second():  # on: loop
    with Connection() as connection, connection.cursor() as cursor:  # calls: Connection.__enter__, Connection.__exit__, Connection.cursor, Cursor.__enter__, Cursor.__exit__
        return cursor.execute()  # calls: Cursor.execute


@app.get("/other")
async def other():  # on: loop
    with Transaction(Cursor()) as cursor:  # calls: Transaction.__enter__, Transaction.__exit__, Transaction.__init__
        return cursor.execute()  # calls: Cursor.execute


@app.get("/tuple")
async def unbound():  # on: loop
    cursor = Cursor()
    with cursor:  # calls: Cursor.__enter__, Cursor.__exit__
        return cursor.execute()  # calls: Cursor.execute
