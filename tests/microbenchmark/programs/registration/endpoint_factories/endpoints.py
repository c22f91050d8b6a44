def make_reader(name):  # on: import
    def read():  # on: thread
        return load(name)  # calls: load

    return read


def make_runner(retries):  # on: import
    async def run():  # on: loop
        return retries

    return run


def load(name):  # on: thread
    return name
