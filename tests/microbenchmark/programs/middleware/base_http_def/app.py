"""`def dispatch`: on the event loop; works as long as it returns `call_next(request)`."""

from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


class TenantMiddleware(BaseHTTPMiddleware):
    def dispatch(self, request, call_next):  # on: loop
        request.state.tenant = self.find(request)  # calls: TenantMiddleware.find
        return call_next(request)

    def find(self, request):  # on: loop
        return "acme"


app.add_middleware(TenantMiddleware)


@app.get("/")
def index():  # on: thread
    return {}
