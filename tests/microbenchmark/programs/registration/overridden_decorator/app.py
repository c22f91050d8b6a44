"""A router class that overrides `api_route` with a decorator of its own."""

from fastapi import APIRouter, FastAPI


class SlashRouter(APIRouter):
    def api_route(self, path, **options):  # on: import
        add = super().api_route(path, **options)
        add_slash = super().api_route(path + "/", include_in_schema=False, **options)

        def decorator(function):  # missing on: import (applying a decorator is no call)
            add_slash(function)
            return add(function)

        return decorator


app = FastAPI()
router = SlashRouter()


@router.api_route("/jobs", methods=["GET"])  # calls: SlashRouter.api_route; missing calls: SlashRouter.api_route.<locals>.decorator (applying a decorator is no call)
def jobs():  # missing on: thread (the parameter of a decorator is not known to be the function under it)
    return []


@router.api_route("/runs", methods=["GET"])  # calls: SlashRouter.api_route; missing calls: SlashRouter.api_route.<locals>.decorator (applying a decorator is no call)
async def runs():  # on: loop
    return []


app.include_router(router)
