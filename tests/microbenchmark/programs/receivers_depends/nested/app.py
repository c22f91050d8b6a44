"""Dependencies of dependencies: each is made of what the one below gives."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Session:
    def query(self):  # on: loop
        return 1


class Repository:
    def __init__(self, session):  # on: thread
        self.session = session

    def all(self):  # on: loop
        return self.session.query()  # calls: Session.query


class Service:
    def __init__(self, repository):  # on: loop
        self.repository = repository

    def names(self):  # on: loop
        return self.repository.all()  # calls: Repository.all


def get_session():  # on: thread
    yield Session()


def get_repository(session=Depends(get_session)):  # on: thread
    return Repository(session)  # calls: Repository.__init__


async def get_service(repository=Depends(get_repository)):  # on: loop
    return Service(repository)  # calls: Service.__init__


@app.get("/")
async def read(service=Depends(get_service)):  # on: loop
    return service.names(), service.repository.session.query()  # calls: Service.names, Session.query
