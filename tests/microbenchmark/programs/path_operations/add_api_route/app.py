"""`add_api_route` of an application, its router and a router: by position and by keyword."""

from fastapi import APIRouter, FastAPI
from handlers import create_report, delete_report, list_reports, read_report, update_report

app = FastAPI()
router = APIRouter()

app.add_api_route("/reports", list_reports, methods=["GET"])
app.add_api_route("/reports", endpoint=create_report, methods=["POST"])
app.router.add_api_route("/reports/1", read_report)
router.add_api_route("/reports/2", update_report, methods=["PUT"])
router.add_api_route(path="/reports/2", endpoint=delete_report, methods=["DELETE"])
app.include_router(router)
