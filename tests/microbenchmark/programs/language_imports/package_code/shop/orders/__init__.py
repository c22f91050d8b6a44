from shop.settings import rate

RATE = rate()  # calls: rate
