ROUTES = []


def endpoint(path):  # on: import
    def register(function):  # on: import
        ROUTES.append((path, function))
        return function

    return register
