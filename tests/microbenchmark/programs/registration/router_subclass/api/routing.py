import fastapi


class APIRouter(fastapi.APIRouter):
    def __init__(self, **options):  # on: import
        super().__init__(**options)
        self.names = []

    def add_api_route(self, path, endpoint, **options):  # missing on: import (no hook for the add_api_route that a route decorator calls)
        self.names.append(self.name_of(endpoint))  # calls: APIRouter.name_of
        super().add_api_route(path, endpoint, **options)

    def name_of(self, endpoint):  # missing on: import (no hook for the add_api_route that a route decorator calls)
        return endpoint.__name__
