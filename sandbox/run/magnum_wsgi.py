"""Magnum's WSGI application, with an answer to an order only when the order can be seen."""

from magnum.wsgi.api import application as magnum
from settled import Settled

application = Settled(magnum)
