def parse():  # on: loop
    return 1
