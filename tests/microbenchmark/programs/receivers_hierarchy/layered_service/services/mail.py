class Mailer:
    async def send(self, to):  # on: loop
        return to

    async def close(self):  # on: startup
        return None
