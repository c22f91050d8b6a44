"""A WSGI application under `WSGIMiddleware`: in a worker thread.

GET /flask
"""

from fastapi import FastAPI
from fastapi.middleware.wsgi import WSGIMiddleware


def page():  # missing on: thread (no row for WSGIMiddleware)
    return b"page"


def legacy(environ, start_response):  # missing on: thread (no row for WSGIMiddleware)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [page()]  # calls: page


app = FastAPI()
app.mount("/flask", WSGIMiddleware(legacy))
