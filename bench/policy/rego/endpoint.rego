# Every request of a connection goes to the site's registered endpoints.
package main

import rego.v1

import data.estate

deny contains found if {
	some key, reasons in connection_problems
	some reason in reasons
	found := {
		"rule": "endpoint",
		"name": estate.name_of_connection(estate.connections[key]),
		"msg": sprintf("connection %s %s", [key, reason]),
	}
}

deny contains found if {
	some change in estate.changes
	estate.openstack(change)
	some reason in problems_of(change)
	found := {
		"rule": "endpoint",
		"name": change.name,
		"msg": sprintf("%s: its connection %s", [change.address, reason]),
	}
}

# Evaluated once for each connection, not for each resource.
connection_problems := {key: problems(connection) | some key, connection in estate.connections}

problems_of(change) := connection_problems[estate.connection_key(change)]

problems_of(change) := {"is not declared by the site"} if {
	not connection_problems[estate.connection_key(change)]
}

problems(connection) := {problem |
	some problem in [
		cloud_problem(connection),
		identity_problem(connection),
		overrides_problem(connection),
	]
	problem != ""
}

# An entry of clouds.yaml silently wins over auth_url, and the plan does not show where it leads.
default cloud_problem(_) := ""

cloud_problem(connection) := "follows an entry of clouds.yaml" if {
	connection.expressions.cloud
	not estate.constant(connection, "cloud") == ""
}

default identity_problem(_) := ""

identity_problem(connection) := "has no known identity endpoint" if {
	not estate.constant(connection, "auth_url")
} else := sprintf("leads to %q, which is not registered", [url]) if {
	url := estate.constant(connection, "auth_url")
	not leads_home(url)
}

default overrides_problem(_) := ""

overrides_problem(connection) := "sends services to places that are not known" if {
	estate.unknown(connection, "endpoint_overrides")
} else := sprintf("sends services to %v, which are not registered", [abroad]) if {
	abroad := {url |
		some url in estate.constant(connection, "endpoint_overrides")
		not on_registered_host(url)
	}
	count(abroad) > 0
}

# Plain ASCII only: URL parsers disagree on userinfo, escapes and all else.
plain := `(?i)^https?://[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._~/-]*)?$`

leads_home(text) if {
	regex.match(plain, text)
	some registered in data.sites[data.site].endpoints.identity
	under(canonical(text), registered)
}

under(url, registered) if url == registered

under(url, registered) if startswith(url, concat("", [registered, "/"]))

# Other services share the identity service's host, each on its own port or path.
on_registered_host(text) if {
	regex.match(plain, text)
	some registered in data.sites[data.site].endpoints.identity
	scheme_and_host(canonical(text)) == scheme_and_host(registered)
}

scheme_and_host(url) := regex.find_n(`^[a-z]+://[^:/]+`, url, 1)[0]

# Scheme and host in lower case; the path as it is.
canonical(text) := concat("", [lower(origin), trim_prefix(text, origin)]) if {
	origin := regex.find_n(`^[A-Za-z]+://[^/]+`, text, 1)[0]
}
