"""`dependency_overrides`: the kind of the replacement decides, and the original never runs."""

from fastapi import Depends, FastAPI

app = FastAPI()


def get_session():  # spurious on: thread (a dependency that is overridden counts as used)
    return "real"


async def get_fake_session():  # on: loop
    return "fake"


async def get_mailer():  # spurious on: loop (a dependency that is overridden counts as used)
    return "smtp"


def get_fake_mailer():  # missing on: thread (dependency_overrides is not read)
    return "memory"


def get_clock():  # spurious on: thread (a dependency that is overridden counts as used)
    return 1


app.dependency_overrides[get_session] = get_fake_session
app.dependency_overrides[get_mailer] = get_fake_mailer
app.dependency_overrides.update({get_clock: lambda: 2})  # missing on: thread (dependency_overrides is not read)


@app.get("/")
async def read(session=Depends(get_session), mailer=Depends(get_mailer), clock=Depends(get_clock)):  # on: loop
    return [session, mailer, clock]
