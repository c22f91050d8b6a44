HANDLERS = {}


def handler(name):  # on: import
    def register(function):  # on: import
        HANDLERS[name] = function
        return function

    return register


def run(name, payload):  # on: loop
    return HANDLERS[name](payload)  # calls: on_order_created; makes: on_order_paid
