"""`include_router`: of a name, a module's attribute, a package, a factory's result, an attribute."""

import orders
import users
from admin import make_admin_router
from fastapi import FastAPI
from shop import api_router


class Extra:
    def __init__(self):  # on: import
        self.router = orders.extra

    def install(self, application):  # on: import
        application.include_router(self.router, prefix="/extra")


app = FastAPI()
app.include_router(users.router, prefix="/users", tags=["users"])
app.include_router(orders.router)
app.include_router(make_admin_router())  # calls: make_admin_router
app.include_router(api_router, prefix="/api")
Extra().install(app)  # calls: Extra.__init__, Extra.install
