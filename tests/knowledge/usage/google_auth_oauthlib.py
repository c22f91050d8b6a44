"""google-auth-oauthlib."""

from google_auth_oauthlib.flow import Flow


async def callback(code: str):
    flow = Flow.from_client_config({}, scopes=["openid"], redirect_uri="https://example.org")
    address, state = flow.authorization_url()
    flow.fetch_token(code=code)  # blocks: http
    return flow.credentials.to_json(), address, state
