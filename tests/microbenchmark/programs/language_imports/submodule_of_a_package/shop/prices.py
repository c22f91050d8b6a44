def total():  # on: loop
    return 1
