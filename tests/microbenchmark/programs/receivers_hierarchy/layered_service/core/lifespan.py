from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.mail import Mailer


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    app.state.mailer = Mailer()
    yield
    await app.state.mailer.close()  # calls: Mailer.close
