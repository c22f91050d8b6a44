from fastapi import FastAPI


def create_app(**options) -> FastAPI:  # on: import
    application = FastAPI(**options)
    application.state.ready = True
    return application
