"""`try: import ... except ImportError`: another module, a function in its place, `None`."""

from fastapi import FastAPI

try:
    from fast_parser import parse
except ImportError:
    from slow_parser import parse

try:
    from metrics_vendor import count
except ModuleNotFoundError:

    def count():  # on: loop
        return 0


try:
    import tracer
except ImportError:
    tracer = None

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    if tracer is not None:
        tracer.start()  # calls: start
    return parse(), count()  # calls: count, parse
