DEBUG = bool(1)

if DEBUG:
    import memory as backend
else:
    import disk as backend
