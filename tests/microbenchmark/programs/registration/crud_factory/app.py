"""A factory of CRUD routers over a model class."""

from crud import Repository, crud_router
from fastapi import FastAPI

app = FastAPI()
app.include_router(crud_router("items", Repository("items")))  # calls: Repository.__init__, crud_router
app.include_router(crud_router("users", Repository("users"), delete=False))  # calls: Repository.__init__, crud_router
