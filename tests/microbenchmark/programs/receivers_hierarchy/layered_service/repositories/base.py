class Repository:
    model = None

    def __init__(self, session):  # on: thread
        self.session = session

    async def all(self):  # on: loop
        return await self.session.scalars(self.model)  # calls: Session.scalars
