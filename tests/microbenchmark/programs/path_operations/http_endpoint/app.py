"""A class of methods (`HTTPEndpoint`): made on the event loop for each request, its methods by their own kind.

GET /page
POST /page
"""

from fastapi import FastAPI
from starlette.endpoints import HTTPEndpoint
from starlette.responses import PlainTextResponse


class Page(HTTPEndpoint):
    def __init__(self, scope, receive, send):  # missing on: loop (an HTTPEndpoint is made on the event loop); spurious on: thread (an HTTPEndpoint is made on the event loop)
        super().__init__(scope, receive, send)
        self.title = "page"

    async def get(self, request):  # on: loop
        return PlainTextResponse(self.title)

    def post(self, request):  # on: thread
        return PlainTextResponse(self.render())  # calls: Page.render

    def render(self):  # on: thread
        return self.title


app = FastAPI()
app.add_route("/page", Page)
