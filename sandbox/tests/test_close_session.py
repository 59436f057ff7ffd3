"""Octavia's API: a request's database connection returns to the pool with the response."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pecan
import pytest
from pecan import hooks, rest
from sqlalchemy import create_engine, orm, pool, text
from webob import Request

from sandbox.run.close_session import CloseSession

REQUESTS = 20

engine = create_engine("sqlite://", poolclass=pool.QueuePool, pool_size=1, max_overflow=2, pool_timeout=0.1)
kept: list[orm.Session] = []
"""References to sessions, so that Python's garbage collector does not return their connections."""


class Context(hooks.PecanHook):
    """Like Octavia's: the first use opens a session, which is never closed."""

    def on_route(self, state):
        state.request.context["octavia_context"] = SimpleNamespace(_session=None)


class Quotas(rest.RestController):
    """Reads without a transaction, like Octavia's quotas."""

    @pecan.expose("json")
    def get_one(self, project):
        context = pecan.request.context["octavia_context"]
        context._session = orm.Session(engine)
        kept.append(context._session)
        context._session.execute(text("select 1"))
        if project == "unknown":
            pecan.abort(404)
        if project == "broken":
            raise ValueError(project)
        return {"project": project}


class Root:
    quotas = Quotas()


def application(*more: hooks.PecanHook) -> Callable[[str], int]:
    app = pecan.make_app(Root(), hooks=[Context(), *more])

    def ask(path: str) -> int:
        try:
            return Request.blank(path).get_response(app).status_int
        except ValueError:
            return 500

    return ask


@pytest.fixture(autouse=True)
def close_all_sessions():
    yield
    for session in kept:
        session.close()
    kept.clear()


@pytest.mark.parametrize("project, code", [("p", 200), ("unknown", 404), ("broken", 500)])
def test_every_connection_returns_after_success_or_failure(project: str, code: int):
    ask = application(CloseSession())
    assert {ask(f"/quotas/{project}") for _ in range(REQUESTS)} == {code}
    assert len(kept) == REQUESTS
    assert engine.pool.checkedout() == 0


def test_a_request_without_database_access_opens_no_session():
    assert application(CloseSession())("/nothing") == 404
    assert kept == []


def test_without_the_hook_the_pool_is_exhausted():
    ask = application()
    assert [ask("/quotas/p") for _ in range(3)] == [200] * 3
    with pytest.raises(Exception, match="QueuePool limit"):
        ask("/quotas/p")
