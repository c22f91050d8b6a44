"""Stripe: of both kinds, by classes and by a client."""

import stripe

stripe.api_key = "sk_1"
client = stripe.StripeClient("sk_1")


async def classes(payload: bytes, signature: str):
    customer = stripe.Customer.create(email="a@example.org")  # blocks: http
    stripe.checkout.Session.create(mode="payment")  # blocks: http
    intent = stripe.PaymentIntent.retrieve("pi_1")  # blocks: http
    intent.confirm()  # blocks: http
    prices = stripe.Price.list(limit=3)  # blocks: http
    for price in prices.auto_paging_iter():  # blocks: http
        print(price.id)
    event = stripe.Webhook.construct_event(payload, signature, "secret")
    return customer.id, event.type


async def right():
    customer = await stripe.Customer.create_async(email="a@example.org")
    stripe.Customer.modify_async(customer.id)  # lost
    async for found in (await stripe.Customer.list_async()).auto_paging_iter():
        print(found.id)
    await client.v1.customers.retrieve_async("cus_1")


async def services():
    client.customers.create({"email": "a@example.org"})  # blocks: http
    client.v1.checkout.sessions.create({})  # blocks: http
    client.v1.payment_intents.confirm_async("pi_1")  # lost
    return [c.id for c in client.v1.customers.list().data]  # blocks: http
