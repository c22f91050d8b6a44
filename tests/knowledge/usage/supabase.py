"""Supabase: requests to tables are built, then executed; files, users and functions are asked at once."""

from fastapi import Depends
from supabase import AsyncClient, Client, acreate_client, create_client

supabase: Client = create_client("https://x.supabase.co", "key")


async def get_client() -> AsyncClient:
    return await acreate_client("https://x.supabase.co", "key")


async def synchronous(name: str, token: str):
    query = supabase.table("users").select("*").eq("name", name).order("id").limit(5)
    query.execute()  # blocks: db
    supabase.table("users").insert({"name": name}).execute()  # blocks: db
    supabase.from_("users").select("*").eq("id", 1).single().execute()  # blocks: db
    supabase.rpc("f", {}).execute()  # blocks: db
    supabase.auth.get_user(token)  # blocks: http
    supabase.storage.from_("files").upload("a", b"x")  # blocks: http
    supabase.storage.vectors().from_("a").index("b").get("1")  # blocks: http
    supabase.functions.invoke("f")  # blocks: http
    return supabase.storage.from_("files").get_public_url("a")


async def asynchronous(name: str, client: AsyncClient = Depends(get_client)):
    found = await client.table("users").select("*").eq("name", name).execute()
    client.table("users").insert({"name": name}).execute()  # lost
    client.table("users").update({}).eq("id", 1).execute()  # lost
    client.auth.sign_in_with_password({})  # lost
    client.storage.from_("files").download("a")  # lost
    client.storage.vectors().from_("a").index("b").query({}, 3)  # lost
    user = await client.auth.get_user()
    return found.data, user
