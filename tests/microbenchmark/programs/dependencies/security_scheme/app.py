"""A security scheme of the project that derives from FastAPI's: `async def __call__`."""

from fastapi import Depends, FastAPI, Request
from fastapi.security import HTTPBearer, OAuth2PasswordBearer

app = FastAPI()


class CookieBearer(HTTPBearer):
    async def __call__(self, request: Request):  # on: loop
        return self.read(request)  # calls: CookieBearer.read

    def read(self, request):  # on: loop
        return request.cookies.get("token", "none")


class JWTBearer(OAuth2PasswordBearer):
    def __init__(self):  # on: import
        super().__init__(tokenUrl="/token", auto_error=False)

    async def __call__(self, request: Request):  # on: loop
        token = await super().__call__(request)
        return token or "anonymous"


bearer = CookieBearer()


@app.get("/")
def read(cookie=Depends(bearer), token=Depends(JWTBearer())):  # on: thread; calls: JWTBearer.__init__
    return [cookie, token]
