from contextlib import asynccontextmanager


@asynccontextmanager
async def database(name):  # missing on: startup (AsyncExitStack.enter_async_context does not enter its argument); spurious on: loop (AsyncExitStack.enter_async_context does not enter its argument)
    migrate(name)  # calls: migrate
    yield name


def migrate(name):  # missing on: startup (AsyncExitStack.enter_async_context does not enter its argument); spurious on: loop (AsyncExitStack.enter_async_context does not enter its argument)
    return name
