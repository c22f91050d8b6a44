class Session:
    async def __aenter__(self):  # on: loop
        return self

    async def __aexit__(self, *error):  # on: loop
        await self.close()  # calls: Session.close

    async def close(self):  # on: loop
        return None

    async def commit(self):  # on: loop
        return None

    async def scalars(self, kind):  # on: loop
        return [kind("me")]  # calls: User.__init__


class SessionMaker:
    def __call__(self) -> Session:  # on: loop
        return Session()


SessionLocal = SessionMaker()
