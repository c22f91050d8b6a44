"""`Depends(self.method)` in a class that builds its routes."""

from fastapi import APIRouter, Depends, FastAPI


class Auth:
    def __init__(self, key):  # on: import
        self.key = key

    def verify(self):  # on: thread
        return self.key

    async def verify_async(self):  # on: loop
        return self.key


class UserRoutes:
    def __init__(self, auth: Auth):  # on: import
        self.auth = auth
        self.router = APIRouter(dependencies=[Depends(self.check)])
        self.setup()  # calls: UserRoutes.setup

    def check(self):  # on: thread
        return True

    def setup(self):  # on: import
        @self.router.get("/users")
        async def users(user=Depends(self.auth.verify), again=Depends(self.auth.verify_async)):  # on: loop
            return user


app = FastAPI()
app.include_router(UserRoutes(Auth("key")).router)  # calls: Auth.__init__, UserRoutes.__init__
