from fastapi import APIRouter


def create_router(prefix):  # on: import
    return APIRouter(prefix=prefix)


def get_model_router(name):  # on: import
    router = APIRouter(prefix=f"/{name}")

    @router.get("/predict")
    async def predict():  # on: loop
        return describe(name)  # calls: describe

    @router.get("/info")
    def info():  # on: thread
        return describe(name)  # calls: describe

    return router


def describe(name):  # on: loop, thread
    return name
