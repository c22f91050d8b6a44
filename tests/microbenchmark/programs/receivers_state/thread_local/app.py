"""`threading.local()`: attributes that one function sets and another reads."""

import threading

from fastapi import FastAPI

app = FastAPI()
local = threading.local()


class Session:
    def query(self):  # on: thread
        return 1


def open_session():  # on: thread
    local.session = Session()


def query():  # on: thread
    return local.session.query()  # calls: Session.query


@app.get("/")
def read():  # on: thread
    open_session()  # calls: open_session
    return query()  # calls: query
