def save():  # spurious on: loop (a condition's value is not known)
    return "disk"
