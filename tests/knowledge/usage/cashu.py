"""Cashu: a wallet's methods are coroutines; what it has is counted without waiting."""

import httpx
from cashu.wallet.helpers import deserialize_token_from_string, receive
from cashu.wallet.wallet import Wallet


async def pay(invoice: str, token: str):
    wallet = await Wallet.with_db("https://mint.example.org", db="data/wallet", name="a")
    await wallet.load_mint()
    wallet.load_proofs()  # lost
    receive(wallet, deserialize_token_from_string(token))  # lost
    await receive(wallet, deserialize_token_from_string(token))
    quote = await wallet.melt_quote(invoice)
    proofs, fees = await wallet.select_to_send(wallet.proofs, quote.amount)
    wallet.melt(proofs, invoice, fees, quote.quote)  # lost
    httpx.get("https://mint.example.org")  # blocks: http
    return wallet.available_balance
