def as_csv(rows):  # on: loop
    return ",".join(map(str, rows))
