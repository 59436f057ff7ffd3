// Command pulumi-tfgen-openstack writes the package schema of the plugin.
package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfgen"

	"aes-estate/toolchain/openstack/provider"
)

func main() { tfgen.Main("openstack", provider.Version, provider.Info()) }
