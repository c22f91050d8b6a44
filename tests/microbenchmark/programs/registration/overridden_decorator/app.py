"""A router class that overrides `api_route` with a decorator of its own."""

from fastapi import APIRouter, FastAPI


class SlashRouter(APIRouter):
    def api_route(self, path, **options):  # on: import
        add = super().api_route(path, **options)
        add_slash = super().api_route(path + "/", include_in_schema=False, **options)

        def decorator(function):  # on: import
            add_slash(function)
            return add(function)

        return decorator


app = FastAPI()
router = SlashRouter()


@router.api_route("/jobs", methods=["GET"])  # calls: SlashRouter.api_route, SlashRouter.api_route.<locals>.decorator
def jobs():  # on: thread
    return []


@router.api_route("/runs", methods=["GET"])  # calls: SlashRouter.api_route, SlashRouter.api_route.<locals>.decorator
async def runs():  # on: loop
    return []


app.include_router(router)
