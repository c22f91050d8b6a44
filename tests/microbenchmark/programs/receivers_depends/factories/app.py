"""`Depends(factory(...))`: the factory runs at import, the function that it gives is the dependency."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Repository:
    def __init__(self, model):  # on: thread
        self.model = model

    def all(self):  # on: loop
        return self.model().name()  # calls: User.name


class User:
    def name(self):  # on: loop
        return "me"


def repository_of(model):  # on: import
    def get_repository():  # on: thread
        return Repository(model)  # calls: Repository.__init__

    return get_repository


class Requires:
    def __init__(self, role):  # on: import
        self.role = role

    def __call__(self):  # on: thread
        return User()


get_users = repository_of(User)  # calls: repository_of


@app.get("/function")
async def by_function(users=Depends(repository_of(User))):  # on: loop; calls: repository_of
    return users.all()  # calls: Repository.all


@app.get("/named")
async def by_name(users=Depends(get_users)):  # on: loop
    return users.all()  # calls: Repository.all


@app.get("/class")
async def by_class(user=Depends(Requires("admin"))):  # on: loop; calls: Requires.__init__
    return user.name()  # calls: User.name
