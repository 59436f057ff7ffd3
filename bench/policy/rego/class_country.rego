# A class of data is only where the registry lets its owner's data of that class be.
package main

import rego.v1

import data.estate

deny contains found if {
	some change in estate.changes
	some problem in label_problems(change)
	found := {
		"rule": "class-country",
		"name": change.name,
		"msg": sprintf("%s %s", [change.address, problem]),
	}
}

deny contains found if {
	some change in estate.changes
	class := label(change, "class")
	owner := label(change, "owner")
	some right in rights_needed[change.type]
	at_home(change) # The rule "location" already denies it.
	allowed := data.classes[class][right][owner]
	not home.country in allowed
	found := {
		"rule": "class-country",
		"name": change.name,
		"msg": sprintf(
			"%s: data of class %s owned by %s may not %s in %s",
			[change.address, class, owner, right, home.country],
		),
	}
}

# Data that passes through a country is processed there.
right_of := {"stores": "reside", "moves": "process", "processes": "process"}

rights_needed := {type: rights |
	some type, classified in data.types
	rights := {right_of[effect] | some effect in classified.effects}
}

# Types that must have labels; a part of a labelled resource is evaluated with that resource.
owing := {type |
	some type, rights in rights_needed
	count(rights) > 0
	not data.types[type].labelledByParent
}

registered := {"class": object.keys(data.classes), "owner": object.keys(data.members)}

label_problems(change) := {problem |
	some key, values in registered
	problem := label_problem(change, key, values)
}

label_problem(change, key, values) := sprintf("has a label aes:%s that is not known yet", [key]) if {
	unknown_label(change, key)
} else := sprintf("has no label aes:%s", [key]) if {
	change.type in owing
	not label(change, key)
} else := sprintf("has the label aes:%s with %q, which is not registered", [key, value]) if {
	value := label(change, key)
	not value in values
}

carrier(change) := data.types[change.type].labels

# Metadata of Swift are HTTP headers, whose names hold no colon.
default prefix(_) := "aes:"

prefix(change) := "aes-" if startswith(change.type, "openstack_objectstorage_")

unknown_label(change, _) if estate.unknown_input(change, carrier(change)) == true

unknown_label(change, _) if {
	some true in change.change.after_unknown[carrier(change)]
}

# A label of metadata, or of tags; a label with two different values counts as absent.
label(change, key) := value if {
	value := change.change.after[carrier(change)][concat("", [prefix(change), key])]
	value != ""
}

label(change, key) := value if {
	carrier(change) == "tags"
	start := concat("", ["aes:", key, "="])
	values := {substring(tag, count(start), -1) |
		some tag in change.change.after.tags
		startswith(tag, start)
	}
	count(values) == 1
	some value in values
	value != ""
}
