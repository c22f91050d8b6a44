def helper():  # on: loop
    return 1


def other():  # on: thread
    return [f() for f in [lambda: 1]]  # on: thread; calls: <lambda>@6
