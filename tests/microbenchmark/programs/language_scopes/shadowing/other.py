def load():  # on: loop
    return "other"
