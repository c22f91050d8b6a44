from .inner import client as shared
