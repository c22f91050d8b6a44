import repository


def handle():  # on: loop
    return prepare()  # calls: prepare


def prepare():  # on: loop
    return repository.load()  # calls: load
