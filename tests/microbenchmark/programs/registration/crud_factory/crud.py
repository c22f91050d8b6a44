from fastapi import APIRouter


class Repository:
    def __init__(self, table):  # on: import
        self.table = table

    def all(self):  # on: thread
        return [self.table]

    async def get(self, key):  # on: loop
        return key

    def delete(self, key):  # on: thread
        return key


def crud_router(name, repository, delete=True):  # on: import
    router = APIRouter(prefix=f"/{name}")

    @router.get("/")
    def list_all():  # on: thread
        return repository.all()  # calls: Repository.all

    @router.get("/{key}")
    async def read(key: str):  # on: loop
        return await repository.get(key)  # calls: Repository.get

    def remove(key: str):  # on: thread
        return repository.delete(key)  # calls: Repository.delete

    if delete:
        router.add_api_route("/{key}", remove, methods=["DELETE"])
    return router
