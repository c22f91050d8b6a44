async def complete():  # on: loop
    return "hello"


def embed():  # on: thread
    return [0.1]


def moderate():  # on: thread
    return False
