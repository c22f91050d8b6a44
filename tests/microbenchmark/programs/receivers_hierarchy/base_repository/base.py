from typing import Generic, TypeVar

Model = TypeVar("Model")


class Repository(Generic[Model]):
    model: type[Model]

    async def get(self, id: int) -> Model:  # on: loop
        return await self._load(id)  # calls: Repository._load

    async def _load(self, id):  # on: loop
        return self.model(id)  # calls: User.__init__
