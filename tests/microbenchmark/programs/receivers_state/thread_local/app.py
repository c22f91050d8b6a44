"""`threading.local()`: attributes that one function sets and another reads."""

import threading

from fastapi import FastAPI

app = FastAPI()
local = threading.local()


class Session:
    def query(self):  # missing on: thread (no row says that any attribute may be set on it)
        return 1


def open_session():  # on: thread
    local.session = Session()


def query():  # on: thread
    return local.session.query()  # missing calls: Session.query (no row says that any attribute may be set on it)


@app.get("/")
def read():  # on: thread
    open_session()  # calls: open_session
    return query()  # calls: query
