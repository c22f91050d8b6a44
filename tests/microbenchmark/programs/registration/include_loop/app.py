"""`include_router` in a loop, over routers and over modules that `import_module` finds."""

from importlib import import_module

from fastapi import FastAPI
from plugins import billing, search

app = FastAPI()
for router in (billing.router, search.router):
    app.include_router(router)
for name in ("audit", "health"):
    module = import_module(f"plugins.{name}")
    app.include_router(module.router)
