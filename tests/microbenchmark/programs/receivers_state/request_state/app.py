"""`request.state`: set by a middleware and by a dependency, read in the path operation."""

from fastapi import Depends, FastAPI, Request

app = FastAPI()


class User:
    def name(self):  # on: loop
        return "me"


class Session:
    def query(self):  # on: loop
        return 1


@app.middleware("http")
async def with_session(request: Request, call_next):  # on: loop
    request.state.session = Session()
    return await call_next(request)


async def authenticate(request: Request):  # on: loop
    request.state.user = User()


@app.get("/", dependencies=[Depends(authenticate)])
async def read(request: Request):  # on: loop
    session = request.state.session.query()  # calls: Session.query
    return session, request.state.user.name()  # calls: User.name
