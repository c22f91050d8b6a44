def hour():  # on: loop
    return 1


def minute():  # on: loop
    return 2
