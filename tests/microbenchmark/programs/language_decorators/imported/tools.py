from functools import wraps


def logged(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        return function(*args)  # calls: load

    return wrapper


def counted(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        return function(*args)  # calls: save

    return wrapper
