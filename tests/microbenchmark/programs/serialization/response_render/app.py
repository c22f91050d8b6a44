"""`render` of a response class: on the event loop for a class that is declared, where it is made otherwise."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

app = FastAPI()


class XMLResponse(Response):
    media_type = "application/xml"

    def render(self, content):  # on: loop
        return self.escape(content).encode()  # calls: XMLResponse.escape

    def escape(self, content):  # on: loop
        return str(content)


class CSVResponse(Response):
    def render(self, content):  # missing on: thread (render of a response that is returned runs where that is made); spurious on: loop (render of a response that is returned runs where that is made)
        return ";".join(content).encode()


class PrettyJSON(JSONResponse):
    def render(self, content):  # on: loop
        return b"{}"


@app.get("/declared", response_class=XMLResponse)
def declared():  # on: thread
    return "tea"


@app.get("/returned")
def returned():  # on: thread
    return CSVResponse(["a", "b"])


@app.get("/returned/async")
async def returned_async():  # on: loop
    return PrettyJSON({})
