from .models import Order
from .payments import refund
from .service import place_order as checkout
from .shipping import *
