from fastapi import APIRouter


def make_admin_router():  # on: import
    router = APIRouter(prefix="/admin")
    router.add_api_route("/stats", stats)
    return router


def stats():  # on: thread
    return {}
