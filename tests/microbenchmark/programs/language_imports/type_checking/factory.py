def make():  # on: loop
    import store

    return store.Store()
