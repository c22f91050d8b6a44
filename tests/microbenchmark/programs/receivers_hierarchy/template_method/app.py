"""The base class's method, called on an instance of a subclass, calls the subclass's: async and plain, through `super()`."""

from fastapi import Depends, FastAPI

app = FastAPI()


class BaseService:
    async def run(self):  # on: loop
        self.before()  # calls: Mail.before
        return await self.work()  # calls: Mail.work

    def before(self):  # on: loop
        return None

    async def work(self):  # spurious on: loop (self in a base is not an instance of a subclass)
        raise NotImplementedError


class Mail(BaseService):
    def before(self):  # on: loop
        super().before()  # calls: BaseService.before
        return self.check()  # calls: Mail.check

    def check(self):  # on: loop
        return 1

    async def work(self):  # on: loop
        return "mail"


def get_service():  # on: thread
    return Mail()


@app.get("/")
async def read(service: BaseService = Depends(get_service)):  # on: loop
    return await service.run()  # calls: BaseService.run
