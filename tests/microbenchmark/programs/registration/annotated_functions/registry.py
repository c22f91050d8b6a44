ROUTES = []


def endpoint(path):  # on: import
    def register(function):  # missing on: import (applying a decorator is no call)
        ROUTES.append((path, function))
        return function

    return register
