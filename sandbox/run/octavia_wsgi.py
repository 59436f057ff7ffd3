"""Octavia's WSGI application, which gives the database connection of each request back."""

from octavia.api import app
from returned import Returned

settings = app.get_pecan_config()
settings.app.hooks.append(Returned())
application = app.setup_app(pecan_config=settings)
