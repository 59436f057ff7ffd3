package provider

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"

	"github.com/gophercloud/gophercloud/v2"
	"github.com/gophercloud/gophercloud/v2/openstack/blockstorage/v3/qos"
	"github.com/gophercloud/gophercloud/v2/openstack/blockstorage/v3/volumetypes"
	"github.com/gophercloud/gophercloud/v2/openstack/compute/v2/flavors"
	"github.com/gophercloud/gophercloud/v2/openstack/identity/v3/roles"
	"github.com/gophercloud/gophercloud/v2/openstack/identity/v3/users"
	"github.com/gophercloud/gophercloud/v2/openstack/networking/v2/subnets"
	"github.com/gophercloud/gophercloud/v2/pagination"
	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/v3/openstack"
)

// association is a type whose things the cloud knows only as a connection of others.
type association struct {
	// id is how the provider composes the id of fields.
	id string
	// service connects to the service that has the association.
	service func(*openstack.Config, context.Context, string) (*gophercloud.ServiceClient, error)
	// exists asks the service; the association is gone, too, with what it belongs to (404).
	exists func(context.Context, *gophercloud.ServiceClient, fields) (bool, error)
}

// fields are the parts of an id by the names of their fields.
type fields map[string]string

// associations are the types whose absence the provider takes for an error, or the reverse.
var associations = map[string]association{
	// A read that finds nothing fails.
	"openstack_blockstorage_qos_association_v3": {
		"{qos_id}/{volume_type_id}", (*openstack.Config).BlockStorageV3Client, isQosOfType,
	},
	"openstack_blockstorage_volume_type_access_v3": {
		"{volume_type_id}/{project_id}", (*openstack.Config).BlockStorageV3Client, hasVolumeType,
	},
	"openstack_identity_user_membership_v3": {
		"{user_id}/{group_id}", (*openstack.Config).IdentityV3Client, isMember,
	},
	"openstack_networking_subnet_route_v2": {
		"{subnet_id}-route-{destination_cidr}-{next_hop}", (*openstack.Config).NetworkingV2Client, hasRoute,
	},
	// A read that fails finds nothing.
	"openstack_compute_flavor_access_v2": {
		"{flavor_id}/{tenant_id}", (*openstack.Config).ComputeV2Client, hasFlavor,
	},
	"openstack_identity_role_assignment_v3": {
		"{domain_id}/{project_id}/{group_id}/{user_id}/{role_id}", (*openstack.Config).IdentityV3Client, hasRole,
	},
}

func isQosOfType(ctx context.Context, client *gophercloud.ServiceClient, of fields) (bool, error) {
	return lists(ctx, qos.ListAssociations(client, of["qos_id"]), qos.ExtractAssociations,
		func(each qos.QosAssociation) bool { return each.ID == of["volume_type_id"] })
}

func hasVolumeType(ctx context.Context, client *gophercloud.ServiceClient, of fields) (bool, error) {
	return lists(ctx, volumetypes.ListAccesses(client, of["volume_type_id"]), volumetypes.ExtractAccesses,
		func(each volumetypes.VolumeTypeAccess) bool { return each.ProjectID == of["project_id"] })
}

// isMember asks for the one membership: a listing may be truncated by Keystone's `list_limit`.
func isMember(ctx context.Context, client *gophercloud.ServiceClient, of fields) (bool, error) {
	return users.IsMemberOfGroup(ctx, client, of["group_id"], of["user_id"]).Extract()
}

func hasRoute(ctx context.Context, client *gophercloud.ServiceClient, of fields) (bool, error) {
	subnet, err := subnets.Get(ctx, client, of["subnet_id"]).Extract()
	if err != nil {
		return false, err
	}
	return slices.Contains(subnet.HostRoutes,
		subnets.HostRoute{DestinationCIDR: of["destination_cidr"], NextHop: of["next_hop"]}), nil
}

func hasFlavor(ctx context.Context, client *gophercloud.ServiceClient, of fields) (bool, error) {
	return lists(ctx, flavors.ListAccesses(client, of["flavor_id"]), flavors.ExtractAccesses,
		func(each flavors.FlavorAccess) bool { return each.TenantID == of["tenant_id"] })
}

func hasRole(ctx context.Context, client *gophercloud.ServiceClient, of fields) (bool, error) {
	place := roles.ListAssignmentsOnResourceOpts{
		DomainID: of["domain_id"], ProjectID: of["project_id"], GroupID: of["group_id"], UserID: of["user_id"],
	}
	return lists(ctx, roles.ListAssignmentsOnResource(client, place), roles.ExtractRoles,
		func(each roles.Role) bool { return each.ID == of["role_id"] })
}

// lists reports whether a listing has a certain item.
func lists[T any](
	ctx context.Context, pages pagination.Pager, extract func(pagination.Page) ([]T, error), is func(T) bool,
) (found bool, err error) {
	err = pages.EachPage(ctx, func(_ context.Context, page pagination.Page) (bool, error) {
		items, err := extract(page)
		found = slices.ContainsFunc(items, is)
		return !found, err
	})
	return found, err
}

// operation is a creation, a read or a deletion of the provider.
type operation = func(context.Context, *schema.ResourceData, any) diag.Diagnostics

// confirmAssociations lets the associations among the types ask the cloud when the provider is in doubt.
func confirmAssociations(types map[string]*schema.Resource) {
	for name, each := range associations {
		resource, known := confirming{each, name}, types[name]
		known.ReadContext = resource.confirmed(known.ReadContext)
		known.DeleteContext = resource.confirmed(known.DeleteContext)
		known.CreateContext = resource.found(known.CreateContext, known.ReadContext)
	}
}

// confirming is an association with the name of its type.
type confirming struct {
	association
	name string
}

// confirmed asks the cloud after a read or a deletion that failed or found nothing.
func (c confirming) confirmed(operate operation) operation {
	return func(ctx context.Context, data *schema.ResourceData, meta any) diag.Diagnostics {
		id := data.Id()
		problems := operate(ctx, data, meta)
		if !problems.HasError() && data.Id() != "" {
			return problems
		}
		data.SetId(id)
		exists, err := c.ask(ctx, data, meta.(*openstack.Config))
		if err != nil {
			return append(problems, diag.Errorf("Whether %s %s exists is not known: %s", c.name, id, err)...)
		}
		if !exists {
			data.SetId("")
			return nil
		}
		return c.again(ctx, operate, data, meta)
	}
}

// again repeats a read or a deletion of what exists.
func (c confirming) again(
	ctx context.Context, operate operation, data *schema.ResourceData, meta any,
) diag.Diagnostics {
	id := data.Id()
	problems := operate(ctx, data, meta)
	if data.Id() != "" {
		return problems
	}
	data.SetId(id)
	return append(problems, diag.Errorf("%s %s exists, but the provider does not find it: run the command again", c.name, id)...)
}

// found reads what the provider has created and then not found.
func (c confirming) found(create, read operation) operation {
	return func(ctx context.Context, data *schema.ResourceData, meta any) diag.Diagnostics {
		problems := create(ctx, data, meta)
		if problems.HasError() || data.Id() != "" {
			return problems
		}
		data.SetId(placeholder.ReplaceAllStringFunc(c.id, func(place string) string {
			return data.Get(place[1 : len(place)-1]).(string)
		}))
		return read(ctx, data, meta)
	}
}

func (c confirming) ask(ctx context.Context, data *schema.ResourceData, config *openstack.Config) (bool, error) {
	parts, err := c.parts(data.Id())
	if err != nil {
		return false, err
	}
	client, err := c.service(config, ctx, openstack.GetRegion(data, config))
	if err != nil {
		return false, err
	}
	exists, err := c.exists(ctx, client, parts)
	if gophercloud.ResponseCodeIs(err, http.StatusNotFound) {
		return false, nil
	}
	return exists, err
}

// placeholder is a field in the composition of an id.
var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// parts takes an id apart.
func (a association) parts(id string) (fields, error) {
	form := regexp.MustCompile("^" + placeholder.ReplaceAllString(a.id, "(?P<$1>.*?)") + "$")
	found := form.FindStringSubmatch(id)
	if found == nil {
		return nil, fmt.Errorf("the id is not like %s", a.id)
	}
	parts := fields{}
	for i, name := range form.SubexpNames()[1:] {
		parts[name] = found[i+1]
	}
	return parts, nil
}
