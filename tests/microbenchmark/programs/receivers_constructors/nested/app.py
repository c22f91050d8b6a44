"""Objects made of objects: what a constructor is given is found again in the attributes, three deep."""

from fastapi import FastAPI

from database import Database
from repository import Repository
from service import Service

app = FastAPI()
service = Service(Repository(Database("sqlite://")))  # calls: Database.__init__, Repository.__init__, Service.__init__


@app.get("/")
async def read():  # on: loop
    return service.names()  # calls: Service.names
