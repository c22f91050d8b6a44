from fastapi import Request


def get_store(request: Request):  # on: thread
    return request.app.state.store
