"""Keycloak: every method waits, its twin with `a_` before its name is a coroutine."""

from keycloak import KeycloakAdmin, KeycloakOpenID

openid = KeycloakOpenID(server_url="https://example.org", client_id="c", realm_name="r")


async def login(name: str, password: str):
    token = openid.token(name, password)  # blocks: http
    await openid.a_token(name, password)
    openid.a_userinfo(token["access_token"])  # lost
    admin = KeycloakAdmin(server_url="https://example.org", username="a", password="b")
    admin.get_users({})  # blocks: http
    return openid.decode_token(token["access_token"])
