"""The access to the state is written at each start of a cloud: with the key that a rotation has put in place."""

from __future__ import annotations

import json

from sandbox.cloud import Cloud
from sandbox.state_place import write_access


def test_the_first_key_until_a_rotation_and_its_key_afterwards(cloud: Cloud) -> None:
    file = cloud.paths.root / "state-credentials"
    write_access(cloud)
    assert f"aws_access_key_id = {cloud.secrets['state_access']}\n" in file.read_text()
    (cloud.paths.cloud / "state-key.json").write_text(json.dumps({"access": "new", "secret": "newer"}))
    write_access(cloud)
    assert file.read_text() == "[state]\naws_access_key_id = new\naws_secret_access_key = newer\n"
    assert file.stat().st_mode & 0o777 == 0o600
