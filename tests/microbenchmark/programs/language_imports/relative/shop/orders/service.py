from .. import prices
from ..prices import total
from . import check, store
from .store import save


def place():  # on: loop
    check()  # calls: check
    first = total()  # calls: total
    second = prices.total()  # calls: total
    return first, second, save(), store.load()  # calls: load, save
