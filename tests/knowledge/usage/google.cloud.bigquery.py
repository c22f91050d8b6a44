"""BigQuery: beginning a query and waiting for it are requests both."""

from google.cloud import bigquery

client = bigquery.Client()


async def query(sql: str):
    job = client.query(sql, job_config=bigquery.QueryJobConfig())  # blocks: db
    rows = job.result()  # blocks: db
    frame = rows.to_dataframe()  # blocks: db
    client.query_and_wait(sql)  # blocks: db
    return frame


async def tables(rows: list):
    reference = client.dataset("d").table("t")
    client.insert_rows_json(reference, rows)  # blocks: db
    for table in client.list_tables("d"):  # blocks: db
        print(table.table_id)
    job = client.load_table_from_json(rows, reference)  # blocks: db
    job.result()  # blocks: db
