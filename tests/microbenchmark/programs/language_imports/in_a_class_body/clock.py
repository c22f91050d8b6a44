def now():  # on: loop
    return 3
