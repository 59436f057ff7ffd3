# The data of the plan on each resource and its connection. Unknown and absent values are distinct.
package estate

import rego.v1

# The resources that exist after the plan.
changes := [change |
	some change in input.resource_changes
	change.mode == "managed"
	change.change.actions != ["delete"]
]

# The configuration of each resource by its address; instances of one resource share it.
configured := {resource.address: resource | some resource in input.configuration.root_module.resources}

configuration_of(change) := configured[concat(".", [change.type, change.name])]

# The key of the connection a resource is made through.
connection_key(change) := configuration_of(change).provider_config_key

connections := object.filter(
	input.configuration.provider_config,
	{key | some key, connection in input.configuration.provider_config; connection.name == "openstack"},
)

name_of_connection(connection) := object.get(connection, "alias", connection.name)

# A value of a connection, where the plan knows it.
constant(connection, name) := connection.expressions[name].constant_value

# Whether the plan does not know a value that the connection sets.
unknown(connection, name) if {
	expression := connection.expressions[name]
	not "constant_value" in object.keys(expression)
}

# Whether the plan does not know an input that the resource sets. The cloud chooses an input that is not set.
unknown_input(change, name) if {
	change.change.after_unknown[name]
	configuration_of(change).expressions[name]
}

# The provider reads an empty region as none at all, and then goes where its connection leads.
own_region(change) := region if {
	region := change.change.after.region
	not region in {null, ""}
}

region_of(change) := region if {
	region := own_region(change)
} else := constant(connections[connection_key(change)], "region")

openstack(change) if startswith(change.type, "openstack_")
