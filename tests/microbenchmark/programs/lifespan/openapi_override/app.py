"""An application class of the project that overrides `openapi` and `__init__`.

GET /openapi.json
GET /health
"""

from fastapi import FastAPI


class Api(FastAPI):
    def __init__(self, **options):  # on: import
        super().__init__(**options)
        self.add_api_route("/health", self.health)

    def health(self):  # on: thread
        return "ok"

    def openapi(self):  # on: loop
        return self.tagged(super().openapi())  # calls: Api.tagged

    def tagged(self, schema):  # on: loop
        return schema


app = Api()  # calls: Api.__init__
