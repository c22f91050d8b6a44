"""Routers that functions make: local routes, and a router that is returned and used elsewhere."""

from fastapi import FastAPI
from routes import create_router, get_model_router

app = FastAPI()
app.include_router(get_model_router("small"))  # calls: get_model_router
admin = create_router("/admin")  # calls: create_router


@admin.get("/users")
def users():  # on: thread
    return []


app.include_router(admin)
