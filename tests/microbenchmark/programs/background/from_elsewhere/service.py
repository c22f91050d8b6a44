class OrderService:
    def __init__(self, tasks):  # on: loop
        self.tasks = tasks

    def create(self):  # on: loop
        self.tasks.add_task(self.export, 1)
        self.tasks.add_task(self.announce)

    def export(self, number):  # on: thread
        return self.path(number)  # calls: OrderService.path

    def path(self, number):  # on: thread
        return number

    async def announce(self):  # on: loop
        return None
