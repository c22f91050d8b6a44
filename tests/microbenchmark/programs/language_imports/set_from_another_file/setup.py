import state


class Client:
    def get(self):  # on: loop
        return 1


def start():  # on: import
    state.client = Client()
