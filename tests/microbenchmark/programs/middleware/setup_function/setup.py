from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware


class TraceMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):  # on: loop
        return await call_next(request)


def configure(application):  # on: import
    application.add_middleware(TraceMiddleware)

    @application.exception_handler(LookupError)
    def on_lookup_error(request, error):  # on: thread
        return JSONResponse({}, status_code=404)

    @application.middleware("http")
    async def cache_control(request, call_next):  # on: loop
        response = await call_next(request)
        set_header(response)  # calls: set_header
        return response


def set_header(response):  # on: loop
    response.headers["Cache-Control"] = "no-store"
