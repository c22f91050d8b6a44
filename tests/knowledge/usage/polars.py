"""Polars: quick for ordinary tables; a lazy frame can be collected asynchronously."""

import polars as pl


async def load(path: str, connection):
    frame = pl.read_csv(path).filter(pl.col("a") > 1).select("a")
    lazy = pl.scan_parquet(path).filter(pl.col("a") > 1)
    one = lazy.collect()
    two = await lazy.collect_async()
    two.write_excel("x.xlsx")  # blocks: cpu
    pl.read_database("select 1", connection)  # blocks: db
    lazy.sink_parquet("y")
    lazy.sink_parquet("y", lazy=True)
    return frame.to_dicts(), one
