"""Unit tests of the sandbox: no cloud is started."""
