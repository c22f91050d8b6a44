"""MSAL."""

import msal


async def login(code: str):
    app = msal.ConfidentialClientApplication("a", client_credential="b")  # blocks: http
    address = app.get_authorization_request_url(["scope"])
    app.acquire_token_for_client(["scope"])
    return app.acquire_token_by_authorization_code(code, ["scope"]), address  # blocks: http
