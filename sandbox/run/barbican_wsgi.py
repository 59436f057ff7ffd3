"""Barbican's WSGI application; its own module looks for the paste file in /etc/barbican only."""

import os

from paste import deploy

application = deploy.loadapp(f"config:{os.environ['AES_SANDBOX_PASTE']}")
