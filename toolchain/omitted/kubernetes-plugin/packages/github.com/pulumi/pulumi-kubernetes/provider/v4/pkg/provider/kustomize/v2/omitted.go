// Package v2 stands for Kustomize's component, which the policies deny.
package v2

import (
	"errors"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	pulumiprovider "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"

	providerresource "github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider/resource"
)

// NewDirectoryProvider returns a provider that fails.
func NewDirectoryProvider(*providerresource.ResourceProviderOptions) providerresource.ResourceProvider {
	return &providerresource.ResourceProviderFuncs{ConstructF: func(
		*pulumi.Context, string, string, pulumiprovider.ConstructInputs, pulumi.ResourceOption,
	) (*pulumiprovider.ConstructResult, error) {
		return nil, errors.New("this build of the plugin has no Kustomize: render the folder, and use yaml/v2:ConfigGroup")
	}}
}
