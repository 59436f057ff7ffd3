"""The operator's prerequisites: list, code and document agree."""

from __future__ import annotations

import re

import yaml

from sandbox.paths import PRODUCT
from sandbox.seed import CHAINS, LIST, PREREQUISITES

DOCUMENT = PRODUCT.parent / "docs" / "operator-prerequisites.md"


def test_every_key_of_the_list_has_a_function_and_no_other_exists():
    assert list(yaml.safe_load(LIST.read_text())) == list(PREREQUISITES)
    assert sorted(key for chain in CHAINS for key in chain) == sorted(PREREQUISITES)


def test_the_document_has_the_same_list():
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert dict(rows) == yaml.safe_load(LIST.read_text())
