"""The application and routers as parameters of functions, with and without annotations."""

from fastapi import APIRouter, FastAPI
from register import add_health, add_models, register

app = FastAPI()
router = APIRouter()
register(app)  # calls: register
add_health(router)  # calls: add_health
add_models(api=app, prefix="/v1")  # calls: add_models
app.include_router(router)
