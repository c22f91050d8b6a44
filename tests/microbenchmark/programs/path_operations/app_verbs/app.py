"""The eight HTTP verbs of an application, `async def` and `def`."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
async def list_orders():  # on: loop
    return []


@app.post("/orders")
async def create_order():  # on: loop
    return {}


@app.put("/orders/1")
async def replace_order():  # on: loop
    return {}


@app.patch("/orders/1")
async def change_order():  # on: loop
    return {}


@app.delete("/orders/1")
async def cancel_order():  # on: loop
    return {}


@app.options("/orders")
async def order_options():  # on: loop
    return {}


@app.head("/orders")
async def count_orders():  # on: loop
    return None


@app.trace("/orders")
async def trace_orders():  # on: loop
    return {}


@app.get("/invoices")
def list_invoices():  # on: thread
    return []


@app.post("/invoices")
def create_invoice():  # on: thread
    return {}


@app.put("/invoices/1")
def replace_invoice():  # on: thread
    return {}


@app.patch("/invoices/1")
def change_invoice():  # on: thread
    return {}


@app.delete("/invoices/1")
def cancel_invoice():  # on: thread
    return {}


@app.options("/invoices")
def invoice_options():  # on: thread
    return {}


@app.head("/invoices")
def count_invoices():  # on: thread
    return None


@app.trace("/invoices")
def trace_invoices():  # on: thread
    return {}
