def send():  # on: loop
    return 1
