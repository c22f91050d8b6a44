"""`ContextVar.get()`: of a variable with a default, of an annotated one, of one that is set."""

from contextvars import ContextVar

from fastapi import Depends, FastAPI

app = FastAPI()


class User:
    def name(self):  # missing on: loop (what a ContextVar is set to is not followed)
        return "me"


class Tracer:
    def note(self):  # missing on: loop (the default of a ContextVar is not followed)
        return 1


class Session:
    def query(self):  # on: loop
        return 2


tracer = ContextVar("tracer", default=Tracer())
session: ContextVar[Session] = ContextVar("session")
user = ContextVar("user")


async def authenticate():  # on: loop
    user.set(User())
    session.set(Session())


@app.get("/default")
async def by_default():  # on: loop
    return tracer.get().note()  # missing calls: Tracer.note (the default of a ContextVar is not followed)


@app.get("/annotated", dependencies=[Depends(authenticate)])
async def annotated():  # on: loop
    return session.get().query()  # calls: Session.query


@app.get("/set", dependencies=[Depends(authenticate)])
async def by_set():  # on: loop
    return user.get().name()  # missing calls: User.name (what a ContextVar is set to is not followed)
