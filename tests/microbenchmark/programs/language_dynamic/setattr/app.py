"""`setattr` with a literal name, on an instance, a class and a module."""

from fastapi import FastAPI

import tools

app = FastAPI()


class Settings:
    pass


def on_instance():  # on: loop
    return 1


def on_class(self):  # on: loop
    return 2


def on_module():  # on: loop
    return 3


settings = Settings()
setattr(settings, "load", on_instance)
setattr(Settings, "save", on_class)
setattr(tools, "build", on_module)


@app.get("/")
async def read():  # on: loop
    return settings.load(), settings.save(), tools.build()  # calls: on_class, on_instance, on_module
