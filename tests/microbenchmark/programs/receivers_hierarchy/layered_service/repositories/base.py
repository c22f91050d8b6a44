class Repository:
    model = None

    def __init__(self, session):  # on: thread
        self.session = session

    async def all(self):  # on: loop
        return await self.session.scalars(self.model)  # missing calls: Session.scalars (arguments of a constructor do not reach an inherited __init__)
