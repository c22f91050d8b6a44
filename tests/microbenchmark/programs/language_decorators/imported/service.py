import tools
from tools import logged


@logged  # missing calls: logged (a decorator of the project is not called)
def load():  # on: loop
    return 1


@tools.counted  # missing calls: counted (a decorator of the project is not called)
def save():  # on: loop
    return 2
