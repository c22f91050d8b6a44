"""Plugins found by looking at a module: `vars(module)`, `inspect.getmembers`, `__subclasses__`."""

import inspect

from fastapi import FastAPI

import plugins

app = FastAPI()


@app.get("/members")
async def members():  # on: loop
    return [
        function()  # missing calls: backup (introspection is not followed)
        for name, function in inspect.getmembers(plugins, inspect.isfunction)
    ]


@app.get("/subclasses")
async def subclasses():  # on: loop
    return [kind().run() for kind in plugins.Plugin.__subclasses__()]  # missing calls: Mail.run (introspection is not followed)
