"""Plaid."""

import plaid
from plaid.api import plaid_api
from plaid.model.transactions_sync_request import TransactionsSyncRequest

client = plaid_api.PlaidApi(plaid.ApiClient(plaid.Configuration()))


async def transactions(token: str):
    request = TransactionsSyncRequest(access_token=token)
    return client.transactions_sync(request)["added"]  # blocks: http
