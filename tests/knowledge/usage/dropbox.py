"""Dropbox."""

import dropbox


async def upload(data: bytes):
    with dropbox.Dropbox("token") as dbx:
        dbx.files_upload(data, "/a")  # blocks: http
        for entry in dbx.files_list_folder("").entries:  # blocks: http
            print(entry.name)
    flow = dropbox.DropboxOAuth2Flow("k", "https://example.org", {}, "csrf", "s")
    return flow.start()
