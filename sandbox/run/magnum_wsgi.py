"""Magnum's WSGI application, which answers a request only when its effect is visible."""

from magnum.wsgi.api import application as magnum
from wait_until_visible import WaitUntilVisible

application = WaitUntilVisible(magnum)
