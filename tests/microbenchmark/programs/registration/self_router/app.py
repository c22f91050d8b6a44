"""`@self.router.get` and `@self.app.get` in methods."""

from fastapi import APIRouter, FastAPI


class ChatRoutes:
    def __init__(self, model):  # on: import
        self.router = APIRouter(prefix="/chat")
        self.model = model
        self._setup()  # calls: ChatRoutes._setup

    def _setup(self):  # on: import
        @self.router.post("/")
        async def chat():  # on: loop
            return self.answer()  # calls: ChatRoutes.answer

        @self.router.get("/history")
        def history():  # on: thread
            return self.load()  # calls: ChatRoutes.load

    def answer(self):  # on: loop
        return self.model

    def load(self):  # on: thread
        return []


class Server:
    def __init__(self):  # on: import
        self.app = FastAPI()
        self.routes()  # calls: Server.routes

    def routes(self):  # on: import
        @self.app.get("/health")
        def health():  # on: thread
            return "ok"

        self.app.include_router(ChatRoutes("small").router)  # calls: ChatRoutes.__init__


app = Server().app  # calls: Server.__init__
