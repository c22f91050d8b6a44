from fastapi import FastAPI
from items import router


def create_app():  # on: import
    app = FastAPI(title=read_title())  # calls: read_title
    app.include_router(router)
    configure(app)  # calls: configure

    @app.get("/health")
    def health():  # on: thread
        return status()  # calls: status

    return app


def read_title():  # on: import
    return "shop"


def configure(app):  # on: import
    app.state.ready = True


def status():  # on: thread
    return "ok"
