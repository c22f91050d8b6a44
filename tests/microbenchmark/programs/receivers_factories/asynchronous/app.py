"""Factories that are awaited, that yield, that are context managers."""

from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

app = FastAPI()


class Session:
    async def query(self):  # on: loop
        return 1

    async def __aenter__(self):  # on: loop
        return self

    async def __aexit__(self, *error):  # on: loop
        return None


async def connect():  # on: loop
    return Session()


@asynccontextmanager
async def session_scope():  # on: loop
    session = await connect()  # calls: connect
    yield session


async def get_session():  # on: loop
    async with Session() as session:  # calls: Session.__aenter__, Session.__aexit__
        yield session


async def get_scoped():  # on: loop
    async with session_scope() as session:  # calls: session_scope
        yield session


@app.get("/awaited")
async def awaited():  # on: loop
    session = await connect()  # calls: connect
    return await session.query()  # calls: Session.query


@app.get("/entered")
async def entered():  # on: loop
    async with session_scope() as session:  # calls: session_scope
        return await session.query()  # calls: Session.query


@app.get("/yielded")
async def yielded(session=Depends(get_session)):  # on: loop
    return await session.query()  # calls: Session.query


@app.get("/scoped")
async def scoped(session=Depends(get_scoped)):  # on: loop
    return await session.query()  # calls: Session.query
