import tools
from tools import logged


@logged  # calls: logged
def load():  # on: loop
    return 1


@tools.counted  # calls: counted
def save():  # on: loop
    return 2
