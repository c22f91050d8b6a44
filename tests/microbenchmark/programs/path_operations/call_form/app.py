"""A route decorator that is called: `router.post(path)(function)`."""

from fastapi import APIRouter, FastAPI
from chat import complete, embed, moderate

app = FastAPI()
router = APIRouter(prefix="/v1")

router.post("/chat/completions", summary="Chat")(complete)
router.post("/embeddings")(embed)
checked = router.post("/moderations")(moderate)
app.get("/ping")(lambda: "pong")  # on: thread
app.include_router(router)
