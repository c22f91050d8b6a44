def log():  # missing on: loop (the name is computed)
    return 4
