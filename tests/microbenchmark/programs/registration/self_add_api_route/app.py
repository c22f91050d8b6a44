"""`self.router.add_api_route(path, self.method)` and `self.router.post(path)(self.method)`."""

from fastapi import APIRouter, FastAPI
from server import ItemServer

app = FastAPI()
app.include_router(ItemServer().router)  # calls: BaseServer.__init__
