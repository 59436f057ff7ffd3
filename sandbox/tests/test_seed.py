"""The operator's list: what is written, what is made, and what the document says are the same."""

from __future__ import annotations

import re

import yaml

from sandbox.places import PRODUCT
from sandbox.seed import CHAINS, LIST, OWED

DOCUMENT = PRODUCT.parent / "docs" / "operator-prerequisites.md"


def test_every_key_of_the_list_is_made_and_nothing_else():
    assert list(yaml.safe_load(LIST.read_text())) == list(OWED)
    assert sorted(key for chain in CHAINS for key in chain) == sorted(OWED)


def test_the_document_says_the_same():
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert dict(rows) == yaml.safe_load(LIST.read_text())
