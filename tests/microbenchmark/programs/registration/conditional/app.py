"""Routes in conditions, in `try` and under a flag."""

import os

from fastapi import FastAPI

app = FastAPI()
try:
    import not_installed_anywhere as metrics
except ImportError:
    metrics = None

if os.environ.get("APP_DOCS", "1") == "1":

    @app.get("/docs-page")
    def docs_page():  # on: thread
        return "docs"


if metrics is None:
    app.get("/metrics")(lambda: "none")  # on: thread
