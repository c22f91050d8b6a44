HANDLERS = {}


def register(name, handler):  # on: import
    HANDLERS[name] = handler
