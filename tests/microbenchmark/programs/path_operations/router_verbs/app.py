"""The eight HTTP verbs of a router of another file, `async def` and `def`."""

from fastapi import FastAPI
from routers import router

app = FastAPI()
app.include_router(router)
