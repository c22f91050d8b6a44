"""A generic repository of a base file, subclasses with their model, a service on top, injected."""

from fastapi import Depends, FastAPI

from repositories import Users

app = FastAPI()


class Service:
    def __init__(self, users: Users = Depends(Users)):  # missing on: thread (an empty Depends does not run the class that the annotation names)
        self.users = users

    async def greet(self):  # on: loop
        user = await self.users.get(1)  # calls: Repository.get
        return user.greet()  # missing calls: User.greet (type parameters are not bound)


@app.get("/")
async def read(service: Service = Depends()):  # on: loop
    return await service.greet()  # calls: Service.greet
