class Client:
    def get(self):  # on: loop
        return 1


class Secure(Client):
    def get(self):  # on: loop
        return super().get()  # calls: Client.get


def make_annotated() -> Client:  # on: loop
    return eval("Client()")


def make_inferred():  # on: loop
    return Client()


def make_named():  # on: loop
    client = Client()
    client.retries = 3
    return client


def make_in_branches(secure):  # on: loop
    if secure:
        return Secure()
    return Client()


def make_chained():  # on: loop
    return make_inferred()  # calls: make_inferred
