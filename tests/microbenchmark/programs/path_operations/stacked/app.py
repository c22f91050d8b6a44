"""One function under several route decorators."""

from fastapi import APIRouter, FastAPI

app = FastAPI()
v1 = APIRouter(prefix="/v1")
v2 = APIRouter(prefix="/v2")


@app.get("/search")
@app.post("/search")
async def search():  # on: loop
    return []


@v1.get("/models")
@v2.get("/models")
def models():  # on: thread
    return []


app.include_router(v1)
app.include_router(v2)
