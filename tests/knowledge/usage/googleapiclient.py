"""google-api-python-client: requests are built, and wait when they are executed."""

from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseDownload

service = build("drive", "v3")


async def files(file):
    results = service.files().list(pageSize=10, fields="files(id)").execute()  # blocks: http
    request = service.files().get_media(fileId="1")
    download = MediaIoBaseDownload(file, request)
    status, done = download.next_chunk()  # blocks: http
    batch = service.new_batch_http_request()
    batch.add(service.files().get(fileId="1"))
    batch.execute()  # blocks: http
    return results.get("files", []), done


async def events(credentials):
    with build("calendar", "v3", credentials=credentials) as calendar:
        request = calendar.events().list(calendarId="primary")
        answer = request.execute()  # blocks: http
        return answer.get("items", [])
