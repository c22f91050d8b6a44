def deep():  # missing on: loop (a star import of a star import is not followed)
    return 3
