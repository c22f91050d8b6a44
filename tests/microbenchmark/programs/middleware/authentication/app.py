"""`AuthenticationBackend.authenticate`, on the event loop; `on_error` too.

GET /
GET /?fail=1
"""

from fastapi import FastAPI, Request
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser, requires
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.responses import JSONResponse

app = FastAPI()


class TokenBackend(AuthenticationBackend):
    async def authenticate(self, conn):  # on: loop
        if "fail" in conn.query_params:
            raise AuthenticationError("bad token")
        return AuthCredentials(["authenticated"]), self.user(conn)  # calls: TokenBackend.user

    def user(self, conn):  # on: loop
        return SimpleUser("me")


def on_auth_error(request, error):  # missing on: loop (no row for on_error of AuthenticationMiddleware)
    return JSONResponse({}, status_code=401)


app.add_middleware(AuthenticationMiddleware, backend=TokenBackend(), on_error=on_auth_error)


@app.get("/")
@requires("authenticated")
async def index(request: Request):  # on: loop
    return {}
