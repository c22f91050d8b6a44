def save():  # on: loop
    return "memory"
