"""`APIRoute` objects, given to a router and appended to one."""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


async def list_pods():  # on: loop
    return []


def delete_pod():  # on: thread
    return {}


async def node_status():  # on: loop
    return "ready"


router = APIRouter(routes=[APIRoute("/pods", list_pods), APIRoute("/pods", endpoint=delete_pod, methods=["DELETE"])])
app = FastAPI()
app.include_router(router)
app.router.routes.append(APIRoute("/nodes", node_status))
