"""Octavia's API: the connection that a request took out of the pool is back when the answer is."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pecan
import pytest
from pecan import hooks, rest
from sqlalchemy import create_engine, orm, pool, text
from webob import Request

from sandbox.run.returned import Returned

REQUESTS = 20

engine = create_engine("sqlite://", poolclass=pool.QueuePool, pool_size=1, max_overflow=2, pool_timeout=0.1)
kept: list[orm.Session] = []
"""As long as something still knows a session, Python's collector gives nothing back."""


class Context(hooks.PecanHook):
    """As Octavia's: a session comes with the first use and is never closed."""

    def on_route(self, state):
        state.request.context["octavia_context"] = SimpleNamespace(_session=None)


class Quotas(rest.RestController):
    """What reads without a transaction, as Octavia's quotas do."""

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
def everything_back():
    yield
    for session in kept:
        session.close()
    kept.clear()


@pytest.mark.parametrize("project, code", [("p", 200), ("unknown", 404), ("broken", 500)])
def test_every_connection_is_back_whatever_came_of_the_request(project: str, code: int):
    ask = application(Returned())
    assert {ask(f"/quotas/{project}") for _ in range(REQUESTS)} == {code}
    assert len(kept) == REQUESTS
    assert engine.pool.checkedout() == 0


def test_a_request_that_asks_nothing_of_the_database_begins_no_session():
    assert application(Returned())("/nothing") == 404
    assert kept == []


def test_without_it_the_pool_runs_dry():
    ask = application()
    assert [ask("/quotas/p") for _ in range(3)] == [200] * 3
    with pytest.raises(Exception, match="QueuePool limit"):
        ask("/quotas/p")
