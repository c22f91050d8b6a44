"""`Security(...)` and a user that dependencies pass on: unannotated, through two levels."""

from fastapi import Depends, FastAPI, Security

app = FastAPI()


class User:
    def __init__(self):  # on: loop
        self.active = True

    def name(self):  # on: loop
        return "me"

    @property
    def is_admin(self):  # on: thread
        return True


async def get_user():  # on: loop
    return User()  # calls: User.__init__


async def get_active_user(user=Security(get_user, scopes=["me"])):  # on: loop
    user.name()  # calls: User.name
    return user


def get_admin(user=Depends(get_active_user)):  # on: thread
    if not user.is_admin:  # calls: User.is_admin
        return None
    return user


@app.get("/")
async def read(admin=Depends(get_admin)):  # on: loop
    return admin.name()  # calls: User.name
