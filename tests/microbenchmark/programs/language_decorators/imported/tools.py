from functools import wraps


def logged(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        return function(*args)  # missing calls: load (what a decorator is given is not followed into it)

    return wrapper


def counted(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        return function(*args)  # missing calls: save (what a decorator is given is not followed into it)

    return wrapper
