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
def session():  # on: loop
    yield Session()


@asynccontextmanager
async def async_session():  # on: loop
    yield Session()


class Lock:
    def __enter__(self):  # missing on: loop (an exit stack does not enter or call what it is given)
        return Session()

    def __exit__(self, *error):  # missing on: loop (an exit stack does not enter or call what it is given)
        return None


def cleanup(name):  # on: loop
    return name


@app.get("/sync")
async def read():  # on: loop
    with ExitStack() as stack:  # missing calls: Lock.__exit__ (an exit stack does not enter or call what it is given); missing calls: cleanup (an exit stack does not enter or call what it is given)
        first = stack.enter_context(session())  # calls: session
        second = stack.enter_context(Lock())  # missing calls: Lock.__enter__ (an exit stack does not enter or call what it is given)
        stack.callback(cleanup, "a")  # spurious calls: cleanup (what a stack calls when it is left counts where it is given)
        return first.query(), second.query()  # calls: Session.query


@app.get("/async")
async def read_async():  # on: loop
    async with AsyncExitStack() as stack:  # missing calls: Session.close (an exit stack does not enter or call what it is given)
        opened = await stack.enter_async_context(async_session())  # calls: async_session
        stack.push_async_callback(opened.close)
        return opened.query()  # calls: Session.query
