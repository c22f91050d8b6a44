"""`setattr` with a literal name, on an instance, a class and a module."""

from fastapi import FastAPI

import tools

app = FastAPI()


class Settings:
    pass


def on_instance():  # missing on: loop (setattr stores nothing)
    return 1


def on_class(self):  # missing on: loop (setattr stores nothing)
    return 2


def on_module():  # missing on: loop (setattr stores nothing)
    return 3


settings = Settings()
setattr(settings, "load", on_instance)
setattr(Settings, "save", on_class)
setattr(tools, "build", on_module)


@app.get("/")
async def read():  # on: loop
    return settings.load(), settings.save(), tools.build()  # missing calls: on_class (setattr stores nothing); missing calls: on_instance (setattr stores nothing); missing calls: on_module (setattr stores nothing)
