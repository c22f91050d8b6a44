def ship():  # on: loop
    return 4
