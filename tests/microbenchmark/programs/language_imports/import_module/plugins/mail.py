def send():  # missing on: loop (import_module gives nothing)
    return 1
