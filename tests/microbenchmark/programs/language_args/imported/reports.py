def render(rows, writer):  # on: loop
    return writer(rows)  # calls: as_csv
