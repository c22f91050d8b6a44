def count():  # on: loop
    return 5
