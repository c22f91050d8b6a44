from fastapi import APIRouter, FastAPI


class ShopAPI(FastAPI):
    def __init__(self):  # on: import
        super().__init__(title="Shop")
        self.releases = {}
        self.add_api_route("/health", self.health)

    async def health(self):  # on: loop
        return "ok"

    def release(self, name) -> APIRouter:  # on: import
        return self.releases.setdefault(name, APIRouter(prefix=f"/{name}"))

    def finish(self):  # on: import
        for router in self.releases.values():
            self.include_router(router)
