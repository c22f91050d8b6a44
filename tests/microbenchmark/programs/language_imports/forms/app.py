"""Every form of `import`: modules, names, aliases, dotted modules, inside of a function."""

from fastapi import FastAPI

import clock
import clock as watch
import shop.prices
import shop.prices as tariff
from clock import hour
from clock import hour as current_hour
from shop import prices
from shop.prices import total

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    from shop.stock import count

    by_module = clock.hour(), watch.minute()  # calls: hour, minute
    by_name = hour(), current_hour()  # calls: hour
    dotted = shop.prices.total()  # calls: total
    alias = tariff.tax()  # calls: tax
    return by_module, by_name, dotted, alias, prices.tax(), total(), count()  # calls: tax, total, count
