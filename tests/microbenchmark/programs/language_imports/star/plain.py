def public():  # missing on: loop (a star import takes names that __all__ leaves out)
    return 2


def _hidden():
    return "not imported"
