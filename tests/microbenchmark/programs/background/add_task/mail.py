def send(to, subject=""):  # on: thread
    return connect(to)  # calls: connect


async def notify(to):  # on: loop
    return render(to)  # calls: render


def connect(to):  # on: thread
    return to


def render(to):  # on: loop
    return to


class Mailer:
    async def send(self, to):  # on: loop
        return self.format(to)  # calls: Mailer.format

    def queue(self):  # on: thread
        return None

    def format(self, to):  # on: loop
        return to
