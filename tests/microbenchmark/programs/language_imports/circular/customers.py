import orders


def find():  # on: loop
    from orders import total

    return orders.total() + total()  # calls: total
