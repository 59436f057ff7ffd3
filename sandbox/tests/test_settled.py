"""An API that answers when what it handed on can be seen."""

import io
import json

from sandbox.run.settled import Settled


class Handing:
    """Answers 202 at once, and shows what it was asked for only after so many looks."""

    def __init__(self, looks: int, before: tuple[str, dict], after: tuple[str, dict], answer: str = "202 Accepted"):
        self.left, self.before, self.after, self.answer = looks, before, after, answer
        self.asked: list[tuple[str, str]] = []

    def __call__(self, environ, start_response):
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        if environ["REQUEST_METHOD"] != "GET":
            start_response(self.answer, [("x-request", "1")])
            return [json.dumps({"uuid": "c1"}).encode()]
        self.left -= 1
        status, body = self.after if self.left < 0 else self.before
        start_response(status, [])
        return [json.dumps(body).encode()]


def ask(application, method, path):
    said = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO(b"{}")}
    body = b"".join(Settled(application, deadline=5, pause=0.01)(environ, lambda *answer: said.append(answer)))
    return said[0][0], dict(said[0][1]), body


MISSING, THERE = ("404 Not Found", {}), ("200 OK", {"status": "CREATE_IN_PROGRESS"})


def test_a_cluster_is_told_when_it_is_there():
    magnum = Handing(3, MISSING, THERE)
    assert ask(magnum, "POST", "/v1/clusters") == ("202 Accepted", {"x-request": "1"}, b'{"uuid": "c1"}')
    assert magnum.asked == [("POST", "/v1/clusters")] + [("GET", "/v1/clusters/c1")] * 4


def test_a_node_group_is_told_when_it_goes_or_is_gone():
    path = "/v1/clusters/c1/nodegroups/g"
    for after in (("200 OK", {"status": "DELETE_IN_PROGRESS"}), MISSING):
        magnum = Handing(2, ("200 OK", {"status": "CREATE_COMPLETE"}), after, "204 No Content")
        assert ask(magnum, "DELETE", path)[0] == "204 No Content"
        assert magnum.asked == [("DELETE", path)] + [("GET", path)] * 3


def test_what_was_refused_or_only_read_is_told_at_once():
    refusing = Handing(9, MISSING, THERE, "409 Conflict")
    assert ask(refusing, "POST", "/v1/clusters")[0] == "409 Conflict"
    assert ask(refusing, "GET", "/v1/clusters/c1")[0] == "404 Not Found"
    assert ask(refusing, "DELETE", "/v1/clusters/c1")[0] == "409 Conflict"
    assert [method for method, _ in refusing.asked] == ["POST", "GET", "DELETE"]


def test_after_the_deadline_the_answer_goes_out_anyway():
    magnum = Handing(10_000, MISSING, THERE)
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/v1/clusters", "wsgi.input": io.BytesIO()}
    said = []
    assert b"".join(Settled(magnum, deadline=0.05, pause=0.01)(environ, lambda *answer: said.append(answer)))
    assert said[0][0] == "202 Accepted"
