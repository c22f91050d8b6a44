"""Middleware of a mounted application: made with the first request, not at startup.

GET /admin/users
"""

from fastapi import FastAPI

admin = FastAPI()


class AdminOnly:
    def __init__(self, app):  # missing on: loop (the class of a mounted application's middleware is made with the first request)
        self.app = app

    async def __call__(self, scope, receive, send):  # on: loop
        await self.app(scope, receive, send)


admin.add_middleware(AdminOnly)


@admin.get("/users")
def users():  # on: thread
    return []


app = FastAPI()
app.mount("/admin", admin)
