"""`@contextmanager`: the body runs at the `with`, and on after it; as a method, nested, and two at once."""

from contextlib import contextmanager

from fastapi import FastAPI

app = FastAPI()


class Session:
    def query(self):  # on: loop
        return 1

    def close(self):  # on: loop
        return None


@contextmanager
def session():  # on: loop
    opened = Session()
    try:
        yield opened
    finally:
        opened.close()  # calls: Session.close


class Database:
    @contextmanager
    def transaction(self):  # on: loop
        with session() as inner:  # calls: session
            yield inner


@app.get("/")
async def read():  # on: loop
    with session() as first:  # calls: session
        value = first.query()  # calls: Session.query
    with Database().transaction() as second, session():  # calls: Database.transaction, session
        return value, second.query()  # calls: Session.query
