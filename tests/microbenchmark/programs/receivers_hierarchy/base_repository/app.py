"""A generic repository of a base file, subclasses with their model, a service on top, injected."""

from fastapi import Depends, FastAPI

from repositories import Users

app = FastAPI()


class Service:
    def __init__(self, users: Users = Depends(Users)):  # on: thread
        self.users = users

    async def greet(self):  # on: loop
        user = await self.users.get(1)  # calls: Repository.get
        return user.greet()  # calls: User.greet


@app.get("/")
async def read(service: Service = Depends()):  # on: loop
    return await service.greet()  # calls: Service.greet
