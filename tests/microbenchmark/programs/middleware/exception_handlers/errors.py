from fastapi.responses import JSONResponse


class NotFound(Exception):
    pass


class Teapot(Exception):
    pass


class Conflict(Exception):
    pass


class Unknown(Exception):
    pass


def on_conflict(request, error):  # on: thread
    return JSONResponse({}, status_code=409)


async def on_unknown(request, error):  # on: loop
    return JSONResponse({}, status_code=500)
