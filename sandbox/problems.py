"""The exception for users: the problem, its remediation and the exit code."""

from __future__ import annotations

FAILED = 1
USAGE = 2
NOT_UP = 3
NOT_POSSIBLE = 4


class Problem(Exception):
    """An expected failure, printed as text without a stack trace."""

    def __init__(self, what: str, remediation: str = "", code: int = FAILED) -> None:
        super().__init__(what)
        self.what = what
        self.remediation = remediation
        self.code = code

    def __str__(self) -> str:
        return f"{self.what}\n  {self.remediation}" if self.remediation else self.what
