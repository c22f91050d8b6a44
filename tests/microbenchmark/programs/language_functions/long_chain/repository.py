from storage import Storage


def load():  # on: loop
    return query()  # calls: query


def query():  # on: loop
    return Storage().execute()  # calls: Storage.execute
