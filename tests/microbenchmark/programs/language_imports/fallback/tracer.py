def start():  # on: loop
    return 2
