"""Documents that answers may quote."""

import time

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session

from app.db import Document
from app.dependencies import get_db
from app.schemas import DocumentIn, DocumentOut, ImportRequest
from app.services.importer import import_page
from app.services.notifications import announce_document

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("", response_model=list[DocumentOut])
async def list_documents(db: Session = Depends(get_db)):
    """List all documents, newest first."""
    return db.query(Document).order_by(Document.created.desc()).all()


@router.post("", status_code=201, response_model=DocumentOut)
async def create_document(document: DocumentIn, db: Session = Depends(get_db)):
    """Store a document."""
    row = Document(title=document.title, text=document.text)
    db.add(row)
    db.commit()
    return row


@router.get("/{document_id}", response_model=DocumentOut)
def read_document(document_id: int, db: Session = Depends(get_db)):
    """Return one document."""
    row = db.get(Document, document_id)
    if row is None:
        raise HTTPException(status_code=404, detail="No such document.")
    return row


@router.post("/import")
async def import_document(request: ImportRequest) -> DocumentIn:
    """Turn a web page into a document."""
    return import_page(request.url)


@router.post("/preview")
def preview_document(request: ImportRequest) -> dict[str, str]:
    """Show how a web page would look as a document."""
    return {"title": import_page(request.url).title}


@router.post("/import/later")
async def import_in_thread(request: ImportRequest, tasks: BackgroundTasks) -> DocumentIn:
    """Turn a web page into a document and announce it."""
    document = await run_in_threadpool(import_page, request.url)
    tasks.add_task(announce_document, document.title)
    return document


@router.post("/reindex")
async def reindex() -> dict[str, str]:
    """Start the index anew; give it a moment to settle."""
    time.sleep(0.5)
    return {"status": "done"}
