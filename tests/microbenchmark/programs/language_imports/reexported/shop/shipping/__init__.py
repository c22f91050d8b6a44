from .parcels import *
