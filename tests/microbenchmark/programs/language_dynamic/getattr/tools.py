def build():  # missing on: loop (getattr gives nothing)
    return 4
