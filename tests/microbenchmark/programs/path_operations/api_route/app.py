"""`@app.api_route` and `@router.api_route`, with several methods."""

from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/proxy")


@app.api_route("/health", methods=["GET", "HEAD"])
async def health():  # on: loop
    return {"status": "ok"}


@app.api_route("/ready", methods=["GET"])
def ready():  # on: thread
    return {"status": "ok"}


@router.api_route("/{path:path}", methods=["GET", "POST", "PUT"], include_in_schema=True)
async def forward(path: str):  # on: loop
    return {"path": path}


@router.api_route("/static/{path:path}", methods=["DELETE"])
def purge(path: str):  # on: thread
    return {"path": path}


app.include_router(router)
