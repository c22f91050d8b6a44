"""`lru_cache` and `cache`: the body runs at the first call; the value is known at the others too."""

from functools import cache, lru_cache

from fastapi import FastAPI

app = FastAPI()


class Settings:
    def url(self):  # on: loop
        return "/"


@lru_cache
def get_settings():  # on: loop
    return Settings()


@lru_cache(maxsize=1)
def get_client():  # on: loop
    return Settings()


@cache
def get_name():  # on: loop
    return "name"


class Model:
    @lru_cache
    def load(self):  # on: loop
        return Settings()


@app.get("/")
async def read():  # on: loop
    first = get_settings().url()  # calls: Settings.url, get_settings
    second = get_client().url()  # calls: Settings.url, get_client
    return first, second, get_name(), Model().load().url()  # calls: Model.load, Settings.url, get_name
