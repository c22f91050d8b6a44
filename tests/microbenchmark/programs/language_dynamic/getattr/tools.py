def build():  # on: loop
    return 4
