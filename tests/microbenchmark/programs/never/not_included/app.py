"""A router that nobody includes: its path operations and their dependencies never run."""

from fastapi import FastAPI
from old import router
from v1 import router as v1

app = FastAPI()
app.include_router(v1)
