def refund():  # on: loop
    return 3
