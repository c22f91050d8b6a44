def build():  # missing on: loop (a module first imported in a function is taken to be executed at import); spurious on: import (a module first imported in a function is taken to be executed at import)
    return 2


TABLE = build()  # calls: build
