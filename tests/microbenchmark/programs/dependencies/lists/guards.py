def check_everything():  # on: thread
    return None


def check_router():  # on: thread
    return None


async def check_include():  # on: loop
    return None


def check_ip():  # on: thread
    return None


async def check_scope():  # on: loop
    return None
