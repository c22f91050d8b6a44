"""Neo4j: drivers, sessions, transactions and results exist twice."""

from neo4j import AsyncDriver, AsyncGraphDatabase, GraphDatabase

driver = GraphDatabase.driver("neo4j://localhost", auth=("neo4j", "x"))
async_driver = AsyncGraphDatabase.driver("neo4j://localhost", auth=("neo4j", "x"))


def find(tx, name):
    return tx.run("match (n) return n", name=name).single()


async def find_async(tx, name):
    result = await tx.run("match (n) return n", name=name)
    tx.run("create (n)")  # lost
    return await result.single()


async def synchronous(name: str):
    with driver.session() as session:
        result = session.run("match (n) return n")  # blocks: db
        result.data()  # blocks: db
        session.execute_read(find, name)  # blocks: db
        with session.begin_transaction() as tx:  # blocks: db
            tx.run("create (n)")  # blocks: db
            tx.commit()  # blocks: db
    driver.execute_query("match (n) return n")  # blocks: db
    driver.verify_connectivity()  # blocks: db


async def asynchronous(name: str, own: AsyncDriver):
    async with async_driver.session(database="x") as session:
        result = await session.run("match (n) return n")
        record = await result.single()
        result.consume()  # lost
        await session.execute_read(find_async, name)
        session.execute_write(find_async, name)  # lost
        async for other in result:
            print(other)
        tx = await session.begin_transaction()
        tx.commit()  # lost
    async with AsyncGraphDatabase.driver("neo4j://localhost") as local:
        records, _, _ = await local.execute_query("match (n) return n")
        local.verify_connectivity()  # lost
    own.close()  # lost
    return record, records
