"""A factory that makes a factory; one kept in an attribute; a class whose instance makes sessions when it is called."""

from fastapi import FastAPI

app = FastAPI()


class Session:
    def __init__(self, engine):  # on: loop
        self.engine = engine

    def query(self):  # on: loop
        return 1

    def __enter__(self):  # on: loop
        return self

    def __exit__(self, *error):  # on: loop
        return None


class SessionMaker:
    def __init__(self, engine, kind=Session):  # on: import
        self.engine = engine
        self.kind = kind

    def __call__(self):  # on: loop
        return self.kind(self.engine)  # calls: Session.__init__

    def begin(self):  # on: loop
        return self()  # calls: SessionMaker.__call__


def client_factory(engine):  # on: import
    def make():  # on: loop
        return Session(engine)  # calls: Session.__init__

    return make


class Database:
    def __init__(self):  # on: import
        self.make = client_factory("engine")  # calls: client_factory
        self.maker = SessionMaker("engine")  # calls: SessionMaker.__init__

    def session(self):  # on: loop
        return self.maker()  # calls: SessionMaker.__call__


SessionLocal = SessionMaker("engine")  # calls: SessionMaker.__init__
make_session = client_factory("engine")  # calls: client_factory
database = Database()  # calls: Database.__init__


@app.get("/instance")
async def instance():  # on: loop
    with SessionLocal() as session:  # calls: Session.__enter__, Session.__exit__, SessionMaker.__call__
        return session.query()  # calls: Session.query


@app.get("/begin")
async def begin():  # on: loop
    with SessionLocal.begin() as session:  # calls: Session.__enter__, Session.__exit__, SessionMaker.begin
        return session.query()  # calls: Session.query


@app.get("/function")
async def function():  # on: loop
    return make_session().query()  # calls: Session.query, client_factory.<locals>.make


@app.get("/attribute")
async def attribute():  # on: loop
    with database.session() as session:  # calls: Database.session, Session.__enter__, Session.__exit__
        return session.query(), database.make().query()  # calls: Session.query, client_factory.<locals>.make
