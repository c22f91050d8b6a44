class Pool:
    def __init__(self):  # on: startup
        self.open = False

    async def connect(self):  # on: startup
        self.open = True

    def close(self):  # on: startup
        self.open = False


def load_model():  # on: startup
    return read_weights("model.bin")  # calls: read_weights


def read_weights(path):  # on: startup
    return path
