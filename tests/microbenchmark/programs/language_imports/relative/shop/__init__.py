def version():  # on: loop
    return 1
