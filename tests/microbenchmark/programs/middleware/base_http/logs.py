from starlette.middleware.base import BaseHTTPMiddleware


class AuditMiddleware(BaseHTTPMiddleware):
    def __init__(self, app, level):  # missing on: startup (the class of a middleware is made at startup)
        super().__init__(app)
        self.level = normalize(level)  # calls: normalize

    async def dispatch(self, request, call_next):  # on: loop
        response = await call_next(request)
        self.write(request, response)  # calls: AuditMiddleware.write
        await self.flush()  # calls: AuditMiddleware.flush
        return response

    def write(self, request, response):  # on: loop
        return None

    async def flush(self):  # on: loop
        return None


def normalize(level):  # missing on: startup (the class of a middleware is made at startup)
    return level.upper()
