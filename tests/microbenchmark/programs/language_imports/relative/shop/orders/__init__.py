from .. import version


def check():  # on: loop
    return version()  # calls: version
