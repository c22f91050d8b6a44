from fastapi import APIRouter


class BaseServer:
    def __init__(self):  # on: import
        self.router = APIRouter()
        self.router.add_api_route("/ping", self.ping)
        self.setup()  # calls: ItemServer.setup

    def ping(self):  # on: thread
        return "pong"

    def setup(self):
        raise NotImplementedError
