"""A unit of work: entering it makes repositories as its attributes; they are used inside of the `with`."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Session:
    def execute(self):  # on: loop
        return 1

    def commit(self):  # on: loop
        return None


class Users:
    def __init__(self, session):  # on: loop
        self.session = session

    def add(self):  # on: loop
        return self.session.execute()  # calls: Session.execute


class UnitOfWork:
    def __init__(self, session_factory):  # on: loop, thread
        self.session_factory = session_factory

    async def __aenter__(self):  # on: loop
        self.session = self.session_factory()
        self.users = Users(self.session)  # calls: Users.__init__
        return self

    async def __aexit__(self, *error):  # on: loop
        self.session.commit()  # calls: Session.commit


def get_unit():  # on: thread
    return UnitOfWork(Session)  # calls: UnitOfWork.__init__


@app.get("/")
async def read(unit=Depends(get_unit)):  # on: loop
    async with unit:  # calls: UnitOfWork.__aenter__, UnitOfWork.__aexit__
        first = unit.users.add()  # calls: Users.add
    async with UnitOfWork(Session) as opened:  # calls: UnitOfWork.__aenter__, UnitOfWork.__aexit__, UnitOfWork.__init__
        return first, opened.users.add()  # calls: Users.add
