"""Returns a request's database connection to the pool with the response.

Octavia reads a project's quota outside any transaction and never closes the request's session: the connection stays in
use until Python's garbage collector finds the session, on an idle service never. The engine reads the quotas of every
tenant at each refresh; after a few refreshes the pool is empty, and every request gets status 500.
"""

from __future__ import annotations

from typing import Any

from pecan import hooks


class CloseSession(hooks.PecanHook):
    """Closes the session of a request after its success or failure. Octavia has committed its changes by then."""

    def after(self, state: Any) -> None:
        context = state.request.context.get("octavia_context")
        session = getattr(context, "_session", None)  # the property `session` would open one
        if session is not None:
            session.close()
