def total():  # on: loop
    return 2
