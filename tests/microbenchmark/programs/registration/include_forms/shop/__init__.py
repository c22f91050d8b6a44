from fastapi import APIRouter

from .cart import router as cart_router
from .products import router as products_router

api_router = APIRouter()
api_router.include_router(cart_router)
api_router.include_router(products_router, prefix="/products")
