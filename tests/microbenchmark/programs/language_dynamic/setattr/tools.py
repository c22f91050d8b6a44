build = None
