"""A subclass of `StaticFiles`: `get_response` on the event loop, `lookup_path` in a worker thread.

GET /static/app.py
"""

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles


class SinglePage(StaticFiles):
    async def get_response(self, path, scope):  # on: loop
        return await super().get_response(self.rewrite(path), scope)  # calls: SinglePage.rewrite

    def rewrite(self, path):  # on: loop
        return path

    def lookup_path(self, path):  # on: thread
        return super().lookup_path(path)

    def file_response(self, *args, **kwargs):  # missing on: loop (no hook for StaticFiles.file_response)
        return super().file_response(*args, **kwargs)


app = FastAPI()
app.mount("/static", SinglePage(directory=Path(__file__).parent))
