"""Box."""

from box_sdk_gen import BoxClient, BoxDeveloperTokenAuth

client = BoxClient(auth=BoxDeveloperTokenAuth(token="t"))


async def files():
    client.files.get_file_by_id("1")  # blocks: http
    for entry in client.folders.get_folder_items("0").entries:  # blocks: http
        print(entry.name)
    return client.with_as_user_header("1").users.get_user_me()  # blocks: http
