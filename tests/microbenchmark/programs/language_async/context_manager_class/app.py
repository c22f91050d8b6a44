"""A class with `__aenter__` and `__aexit__`; two at once; one kept in a name; one that gives something else."""

from fastapi import FastAPI

app = FastAPI()


class Session:
    def query(self):  # on: loop
        return 1


class Connection:
    async def __aenter__(self):  # on: loop
        return Session()

    async def __aexit__(self, *error):  # on: loop
        self.close()  # calls: Connection.close

    def close(self):  # on: loop
        return None


class Lock:
    async def __aenter__(self):  # on: loop
        return self

    async def __aexit__(self, *error):  # on: loop
        return None

    def owner(self):  # on: loop
        return 2


@app.get("/")
async def read():  # on: loop
    async with Connection() as session:  # calls: Connection.__aenter__, Connection.__aexit__
        first = session.query()  # calls: Session.query
    async with Lock() as lock, Connection() as other:  # calls: Connection.__aenter__, Connection.__aexit__, Lock.__aenter__, Lock.__aexit__
        second = lock.owner(), other.query()  # calls: Lock.owner, Session.query
    kept = Connection()
    async with kept:  # calls: Connection.__aenter__, Connection.__aexit__
        return first, second
