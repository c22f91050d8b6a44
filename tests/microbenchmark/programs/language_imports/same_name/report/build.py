def build():  # on: loop
    return 2
