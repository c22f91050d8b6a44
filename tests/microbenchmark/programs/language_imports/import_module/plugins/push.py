def push():  # missing on: loop (import_module gives nothing)
    return 3
