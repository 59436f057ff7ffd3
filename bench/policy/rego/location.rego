# Every resource of a connection is at this stack's site, which is open and in a member country.
package main

import rego.v1

import data.estate

home := site if {
	site := data.sites[data.site]
	site.status == "open"
	site.country in object.keys(data.members)
}

deny contains found if {
	some change in estate.changes
	estate.openstack(change)
	not at_home(change)
	found := {
		"rule": "location",
		"name": change.name,
		"msg": sprintf("%s is in %s, not at site %s", [change.address, shown_region(change), data.site]),
	}
}

deny contains found if {
	some key, connection in estate.connections
	not estate.constant(connection, "region") == home.region
	found := {
		"rule": "location",
		"name": estate.name_of_connection(connection),
		"msg": sprintf("connection %s does not lead to the region of site %s", [key, data.site]),
	}
}

at_home(change) if {
	estate.region_of(change) == home.region
	not estate.unknown_input(change, "region")
}

shown_region(change) := sprintf("region %q", [estate.region_of(change)])

shown_region(change) := "no known region" if not estate.region_of(change)
