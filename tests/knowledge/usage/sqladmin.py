"""SQLAdmin: what a view overrides runs on the event loop."""

import time

from sqladmin import BaseView, ModelView, expose
from sqladmin.authentication import AuthenticationBackend


class UserAdmin(ModelView):
    def list_query(self, request):
        time.sleep(1)  # blocks: sleep

    async def on_model_change(self, data, model, is_created, request):
        time.sleep(1)  # blocks: sleep


class Report(BaseView):
    @expose("/report")
    def page(self, request):
        time.sleep(1)  # blocks: sleep


class Auth(AuthenticationBackend):
    async def login(self, request):
        form = await request.form()
        request.form()  # lost
        return bool(form)
