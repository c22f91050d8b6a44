def run():  # on: loop
    return 1
