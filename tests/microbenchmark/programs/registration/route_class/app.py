"""`route_class=` and `APIRoute` subclasses that change the function which is registered."""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


class TaggedRoute(APIRoute):
    def __init__(self, path, endpoint, **options):  # missing on: import (a class that is given as route_class is not made)
        options["tags"] = [self.tag(endpoint)]  # calls: TaggedRoute.tag
        super().__init__(path, endpoint, **options)

    def tag(self, endpoint):  # missing on: import (a class that is given as route_class is not made)
        return endpoint.__name__


app = FastAPI()
app.router.route_class = TaggedRoute


@app.get("/items")
def items():  # on: thread
    return []
