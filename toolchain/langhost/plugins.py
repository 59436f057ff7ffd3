"""Prints the provider plugins that the installed packages need, as a JSON list."""

import importlib.metadata
import json

found = []
for package in importlib.metadata.distributions():
    for file in package.files or []:
        if file.name == "pulumi-plugin.json":
            entry = json.loads(file.locate().read_text(encoding="utf-8"))
            entry["name"] = entry.get("name") or package.name.removeprefix("pulumi-").removeprefix("pulumi_")
            entry["version"] = entry.get("version") or package.version
            found.append(entry)
print(json.dumps(found))
