def build():  # on: import
    return 1


TABLE = build()  # calls: build
