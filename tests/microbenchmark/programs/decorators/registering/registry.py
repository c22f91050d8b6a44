HANDLERS = {}


def handler(name):  # on: import
    def register(function):  # missing on: import (applying a decorator is no call)
        HANDLERS[name] = function
        return function

    return register


def run(name, payload):  # on: loop
    return HANDLERS[name](payload)  # missing calls: on_order_created (a function that is kept in a registry is not known there); missing makes: on_order_paid (a function that is kept in a registry is not known there)
