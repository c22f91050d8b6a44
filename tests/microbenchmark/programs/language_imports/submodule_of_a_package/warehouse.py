import shop.stock


def check():  # on: loop
    return shop.stock.count()  # calls: count
