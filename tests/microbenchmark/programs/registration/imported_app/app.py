"""An application that another module makes, decorated here."""

import views
from main import app
