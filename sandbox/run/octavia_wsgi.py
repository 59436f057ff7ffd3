"""Octavia's WSGI application, which returns each request's database connection to the pool."""

from octavia.api import app
from close_session import CloseSession

settings = app.get_pecan_config()
settings.app.hooks.append(CloseSession())
application = app.setup_app(pecan_config=settings)
