"""An API whose responses are delayed until the change is visible."""

import io
import json

from sandbox.run.wait_until_visible import WaitUntilVisible


class Delayed:
    """Answers 202 at once, and shows the change only after `reads` reads."""

    def __init__(self, reads: int, before: tuple[str, dict], after: tuple[str, dict], answer: str = "202 Accepted"):
        self.left, self.before, self.after, self.answer = reads, before, after, answer
        self.requests: list[tuple[str, str]] = []

    def __call__(self, environ, start_response):
        self.requests.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        if environ["REQUEST_METHOD"] != "GET":
            start_response(self.answer, [("x-request", "1")])
            return [json.dumps({"uuid": "c1"}).encode()]
        self.left -= 1
        status, body = self.after if self.left < 0 else self.before
        start_response(status, [])
        return [json.dumps(body).encode()]


def ask(application, method, path):
    started = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO(b"{}")}
    body = b"".join(
        WaitUntilVisible(application, deadline=5, pause=0.01)(environ, lambda *answer: started.append(answer))
    )
    return started[0][0], dict(started[0][1]), body


MISSING, THERE = ("404 Not Found", {}), ("200 OK", {"status": "CREATE_IN_PROGRESS"})


def test_the_response_waits_until_a_new_cluster_exists():
    magnum = Delayed(3, MISSING, THERE)
    assert ask(magnum, "POST", "/v1/clusters") == ("202 Accepted", {"x-request": "1"}, b'{"uuid": "c1"}')
    assert magnum.requests == [("POST", "/v1/clusters")] + [("GET", "/v1/clusters/c1")] * 4


def test_the_response_waits_until_a_node_group_is_deleted_or_being_deleted():
    path = "/v1/clusters/c1/nodegroups/g"
    for after in (("200 OK", {"status": "DELETE_IN_PROGRESS"}), MISSING):
        magnum = Delayed(2, ("200 OK", {"status": "CREATE_COMPLETE"}), after, "204 No Content")
        assert ask(magnum, "DELETE", path)[0] == "204 No Content"
        assert magnum.requests == [("DELETE", path)] + [("GET", path)] * 3


def test_errors_and_reads_are_answered_at_once():
    failing = Delayed(9, MISSING, THERE, "409 Conflict")
    assert ask(failing, "POST", "/v1/clusters")[0] == "409 Conflict"
    assert ask(failing, "GET", "/v1/clusters/c1")[0] == "404 Not Found"
    assert ask(failing, "DELETE", "/v1/clusters/c1")[0] == "409 Conflict"
    assert [method for method, _ in failing.requests] == ["POST", "GET", "DELETE"]


def test_after_the_deadline_the_response_is_sent_anyway():
    magnum = Delayed(10_000, MISSING, THERE)
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/v1/clusters", "wsgi.input": io.BytesIO()}
    started = []
    assert b"".join(
        WaitUntilVisible(magnum, deadline=0.05, pause=0.01)(environ, lambda *answer: started.append(answer))
    )
    assert started[0][0] == "202 Accepted"
