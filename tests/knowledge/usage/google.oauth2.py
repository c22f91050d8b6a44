"""google.oauth2: verifying a token fetches certificates; credentials are refreshed by a request."""

import google.auth
from google.auth.transport import requests
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import id_token, service_account


async def login(token: str):
    info = id_token.verify_oauth2_token(token, requests.Request(), "client")  # blocks: http
    return info["sub"]


async def call():
    credentials = service_account.Credentials.from_service_account_file("a.json", scopes=[])  # blocks: cpu
    credentials.refresh(requests.Request())  # blocks: http
    session = AuthorizedSession(credentials)
    session.get("https://example.org")  # blocks: http
    found, project = google.auth.default()  # blocks: wait
    found.refresh(requests.Request())  # blocks: http
    return project
