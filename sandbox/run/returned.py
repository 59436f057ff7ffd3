"""What a request borrowed of the database goes back with its answer.

Octavia reads a project's quota outside of any transaction and never closes the request's session: the connection is out
until Python's collector happens to find it, on a quiet service never. The engine asks for the quotas of every tenant at
each refresh; after some of them all connections of the pool are out, and every request answers 500.
"""

from __future__ import annotations

from typing import Any

from pecan import hooks


class Returned(hooks.PecanHook):
    """Closes the session of a request, whatever came of it. What Octavia wants kept it has committed by then."""

    def after(self, state: Any) -> None:
        context = state.request.context.get("octavia_context")
        session = getattr(context, "_session", None)  # its property would begin one
        if session is not None:
            session.close()
