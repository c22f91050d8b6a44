"""pandas: reading, writing and row-wise work compute; columnwise work is quick."""

import pandas as pd

COLUMNS = ["a", "b"]


async def upload(file, engine):
    df = pd.read_csv(file)  # blocks: cpu
    reader = pd.read_table(file, iterator=True)
    print(reader.get_chunk(5))
    df = df[COLUMNS].dropna().sort_values("a")
    df["c"] = df["a"].apply(lambda value: value + 1)
    df.apply(lambda row: row.a + row.b, axis=1)  # blocks: cpu
    df.apply(sum)
    df.head().to_csv("x.csv")  # blocks: cpu
    df.to_sql("t", engine)  # blocks: db
    for _, row in df.iterrows():
        print(row)
    rows = pd.read_sql("select 1", engine)  # blocks: db
    with pd.ExcelFile("x.xlsx") as book:  # blocks: cpu
        book.parse("sheet")  # blocks: cpu
    return rows.to_dict("records"), df.groupby("a").b.sum(), pd.concat([df, df]).mean()
