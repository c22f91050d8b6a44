"""A `def authenticate`: on the event loop, then the request fails.

GET /
"""

from fastapi import FastAPI
from starlette.authentication import AuthenticationBackend
from starlette.middleware.authentication import AuthenticationMiddleware

app = FastAPI()


class KeyBackend(AuthenticationBackend):
    def authenticate(self, conn):  # on: loop
        return lookup(conn)  # calls: lookup


def lookup(conn):  # on: loop
    return None


app.add_middleware(AuthenticationMiddleware, backend=KeyBackend())
