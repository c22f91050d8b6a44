def place_order():  # on: loop
    return 2
