"""Classes that depend on classes, in other files: the usual repository and service."""

from typing import Annotated

from fastapi import Depends, FastAPI
from services import UserService

app = FastAPI()


@app.get("/users")
async def list_users(service: Annotated[UserService, Depends()]):  # on: loop
    return await service.list_users()  # calls: UserService.list_users


@app.get("/users/count")
def count_users(service: UserService = Depends()):  # on: thread
    return service.count()  # calls: UserService.count
