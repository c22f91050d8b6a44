from functools import partial

from fastapi import Depends


def require(role):  # on: import
    def check_role():  # on: thread
        return role

    return check_role


def has_role(role):  # on: import
    async def dependency(name=Depends(current_name)):  # on: loop
        return name == role

    return Depends(dependency)


def current_name():  # on: thread
    return "me"


def allow(action):  # on: import
    return lambda: action  # on: thread


def feature(name):  # on: import
    return partial(is_on, name)


def is_on(name):  # on: thread
    return True
