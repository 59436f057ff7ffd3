# An unclassified type of resource is denied, and so is everything that these rules cannot see.
package main

import rego.v1

import data.estate

deny contains found if {
	some change in estate.changes
	not data.types[change.type]
	found := {
		"rule": "unclassified-type",
		"name": change.name,
		"msg": sprintf("%s: type %s is not admitted", [change.address, change.type]),
	}
}

deny contains found if {
	some name, _ in input.configuration.root_module.module_calls
	found := {
		"rule": "unclassified-type",
		"name": name,
		"msg": sprintf("module %s is not read by these rules", [name]),
	}
}
