"""python-arango: synchronous."""

from arango import ArangoClient

client = ArangoClient(hosts="http://localhost")
db = client.db("app", username="root", password="x")
users = db.collection("users")


async def use(key: str):
    users.insert({"_key": key})  # blocks: db
    user = users.get(key)  # blocks: db
    db.aql.execute("for u in users return u")  # blocks: db
    if db.has_collection("x"):  # blocks: db
        db.create_collection("x")  # blocks: db
    client.db("app", verify=True)  # blocks: db
    db.graph("g").insert_vertex("v", {})  # blocks: db
    return user
