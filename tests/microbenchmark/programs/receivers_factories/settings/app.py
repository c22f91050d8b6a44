"""Settings: nested pydantic models behind a cached function, injected and called."""

from functools import lru_cache
from typing import Annotated

from fastapi import Depends, FastAPI
from pydantic import BaseModel

app = FastAPI()


class Database(BaseModel):
    host: str = "localhost"

    def url(self):  # on: loop
        return f"sqlite://{self.host}"


class Settings(BaseModel):
    database: Database = Database()
    debug: bool = False

    @property
    def title(self):  # on: loop
        return "service"


@lru_cache
def get_settings():  # on: thread
    return Settings()


@lru_cache(maxsize=1)
def get_database() -> Database:  # on: loop
    return get_default().database  # calls: get_default


def get_default():  # on: loop
    return Settings()


SettingsDep = Annotated[Settings, Depends(get_settings)]


@app.get("/called")
async def called():  # on: loop
    return get_database().url()  # calls: Database.url, get_database


@app.get("/injected")
async def injected(settings: SettingsDep):  # on: loop
    return settings.database.url(), settings.title  # calls: Database.url, Settings.title
