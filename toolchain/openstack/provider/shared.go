package provider

import (
	"context"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/v3/openstack"

	"aes-estate/toolchain/openstack/retry"
)

// Infos returns a function that makes as many descriptions as are wanted, each with a
// configuration of its own. They share the schemas, which nothing changes.
func Infos() func() tfbridge.ProviderInfo {
	terraform := openstack.Provider()
	common := describe(terraform)
	resources := map[string]*commonResource{}
	common.P.ResourcesMap().Range(func(name string, resource shim.Resource) bool {
		resources[name] = &commonResource{resource, name}
		return true
	})
	return func() tfbridge.ProviderInfo {
		own := common
		provider := shimv2.NewProvider(unconfigured(terraform)).(shim.ProviderWithRawStateSupport)
		own.P = &sharing{provider, resources}
		return own
	}
}

// unconfigured returns a provider with the schemas of another and no configuration.
// The function that configures it looks for an earlier configuration in the provider
// that it came with, which is never configured itself.
func unconfigured(terraform *schema.Provider) *schema.Provider {
	return &schema.Provider{
		Schema:               terraform.Schema,
		ResourcesMap:         terraform.ResourcesMap,
		DataSourcesMap:       terraform.DataSourcesMap,
		ConfigureContextFunc: closeIdle(terraform.ConfigureContextFunc),
	}
}

// idle is how long a connection to the cloud is kept after a request. By itself the
// provider keeps two to each service of the cloud, for every tenant, to its end.
const idle = 2 * time.Second

// closeIdle lets what is configured close the connections that it does not need.
func closeIdle(configure schema.ConfigureContextFunc) schema.ConfigureContextFunc {
	return func(ctx context.Context, data *schema.ResourceData) (any, diag.Diagnostics) {
		meta, problems := configure(ctx, data)
		if transport := transportOf(meta); transport != nil {
			transport.IdleConnTimeout = idle
		}
		return meta, problems
	}
}

// transportOf returns the connections to the cloud of a configuration.
func transportOf(meta any) *http.Transport {
	requests := requestsOf(meta)
	if requests == nil {
		return nil
	}
	sent := requests.Rt
	if repeated, ok := sent.(*retry.Transport); ok {
		sent = repeated.Base
	}
	transport, _ := sent.(*http.Transport)
	return transport
}

// sharing is a provider that does not compute the types of all its resources again,
// which are 150 KB. Of a resource only the import uses the configuration.
type sharing struct {
	shim.ProviderWithRawStateSupport
	common map[string]*commonResource
}

type commonResource struct {
	shim.Resource
	name string
}

func (s *sharing) ResourcesMap() shim.ResourceMap {
	return sharedResources{s.ProviderWithRawStateSupport.ResourcesMap(), s}
}

type sharedResources struct {
	shim.ResourceMap
	provider *sharing
}

func (s sharedResources) Get(name string) shim.Resource {
	resource, _ := s.GetOk(name)
	return resource
}

func (s sharedResources) GetOk(name string) (shim.Resource, bool) {
	resource, ok := s.provider.common[name]
	if !ok {
		return nil, false
	}
	return sharedResource{resource, s.provider}, true
}

func (s sharedResources) Range(each func(string, shim.Resource) bool) {
	for name, resource := range s.provider.common {
		if !each(name, sharedResource{resource, s.provider}) {
			return
		}
	}
}

type sharedResource struct {
	*commonResource
	provider *sharing
}

// Importer looks a resource up with the provider's own configuration.
func (s sharedResource) Importer() shim.ImportFunc {
	return s.provider.ProviderWithRawStateSupport.ResourcesMap().Get(s.name).Importer()
}
