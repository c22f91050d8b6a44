class Client:
    def get(self):  # on: loop
        return 1


class Base:
    def __init__(self):  # on: loop
        self.client = Client()


class Holder:
    def __init__(self, held):  # on: loop
        self.held = held
