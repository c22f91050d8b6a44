"""Dependencies with `yield`: before and after it, `def` ones in worker threads."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Session:
    def __init__(self):  # on: thread
        self.open = True

    def close(self):  # on: thread
        self.open = False


class Client:
    async def aclose(self):  # on: loop
        return None


def get_session():  # on: thread
    session = Session()  # calls: Session.__init__
    try:
        yield session
    finally:
        session.close()  # calls: Session.close


async def get_client():  # on: loop
    client = connect()  # calls: connect
    yield client
    await client.aclose()  # calls: Client.aclose
    log()  # calls: log


def connect():  # on: loop
    return Client()


def log():  # on: loop
    return None


@app.get("/async")
async def read_async(session=Depends(get_session), client=Depends(get_client)):  # on: loop
    return session.open


@app.get("/def")
def read_def(session: Session = Depends(get_session)):  # on: thread
    return session.open
