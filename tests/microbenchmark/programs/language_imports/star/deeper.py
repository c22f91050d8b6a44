def deep():  # on: loop
    return 3
