"""Routes that a class collects from marked methods when an instance is made."""

from fastapi import APIRouter, FastAPI


def route(path):  # on: import
    def mark(method):  # on: import
        method.path = path
        return method

    return mark


class Resource:
    def __init__(self):  # on: import
        self.router = APIRouter()
        for name in dir(self):
            method = getattr(self, name)
            if hasattr(method, "path"):
                self.router.add_api_route(method.path, method)


class Users(Resource):
    @route("/users")  # calls: route, route.<locals>.mark
    async def list_users(self):  # on: loop
        return []

    @route("/users/1")  # calls: route, route.<locals>.mark
    def read_user(self):  # missing on: thread (the method that getattr gives is not known)
        return {}


app = FastAPI()
app.include_router(Users().router)  # calls: Resource.__init__
