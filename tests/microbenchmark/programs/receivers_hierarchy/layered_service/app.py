"""A service in layers, as projects have them: routes, dependencies, services, repositories, clients, settings."""

from fastapi import FastAPI

from api.routes import router
from core.lifespan import lifespan

app = FastAPI(lifespan=lifespan)
app.include_router(router, prefix="/api")
