def resize(image, width):  # on: thread
    return scale(image, width)  # calls: scale


def scale(image, width):  # on: thread
    return image


def load(name):  # on: thread
    return name


class Resizer:
    def __init__(self, width):  # on: loop
        self.width = width

    def run(self, image):  # on: thread
        return self.scale(image)  # calls: Resizer.scale

    def scale(self, image):  # on: thread
        return image
