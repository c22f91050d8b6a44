"""`ExitStack`: managers entered, functions called and callbacks run when it closes."""

from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager

from fastapi import FastAPI

app = FastAPI()


class Session:
    def query(self):  # on: loop
        return 1

    async def close(self):  # on: loop
        return None


@contextmanager
def session():  # missing on: loop (an exit stack does not enter or call what it is given)
    yield Session()


@asynccontextmanager
async def async_session():  # on: loop
    yield Session()


class Lock:
    def __enter__(self):  # missing on: loop (an exit stack does not enter or call what it is given)
        return Session()

    def __exit__(self, *error):  # missing on: loop (an exit stack does not enter or call what it is given)
        return None


def cleanup(name):  # missing on: loop (an exit stack does not enter or call what it is given)
    return name


@app.get("/sync")
async def read():  # on: loop
    with ExitStack() as stack:  # missing calls: Lock.__exit__, cleanup (an exit stack does not enter or call what it is given)
        first = stack.enter_context(session())  # missing calls: session (an exit stack does not enter or call what it is given)
        second = stack.enter_context(Lock())  # missing calls: Lock.__enter__ (an exit stack does not enter or call what it is given)
        stack.callback(cleanup, "a")
        return first.query(), second.query()  # calls: Session.query


@app.get("/async")
async def read_async():  # on: loop
    async with AsyncExitStack() as stack:  # missing calls: Session.close (an exit stack does not enter or call what it is given)
        opened = await stack.enter_async_context(async_session())  # missing calls: async_session (an exit stack does not enter or call what it is given)
        stack.push_async_callback(opened.close)
        return opened.query()  # calls: Session.query
