from contextlib import asynccontextmanager


@asynccontextmanager
async def database(name):  # on: startup
    migrate(name)  # calls: migrate
    yield name


def migrate(name):  # on: startup
    return name
