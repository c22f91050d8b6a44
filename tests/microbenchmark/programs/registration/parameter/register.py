from fastapi import FastAPI


def register(app: FastAPI):  # on: import
    @app.get("/status")
    def status():  # on: thread
        return "ok"


def add_health(router):  # on: import
    @router.get("/health")
    def health():  # on: thread
        return "ok"

    router.add_api_route("/ready", ready)


def ready():  # on: thread
    return True


def add_models(api, prefix=""):  # on: import
    @api.get(prefix + "/models")
    def models():  # on: thread
        return []
