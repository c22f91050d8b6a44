__all__ = ["exported"]


def exported():  # on: loop
    return 1


def public():  # spurious on: loop (a star import takes names that __all__ leaves out)
    return "not exported"
