// Command pulumi-resource-openstack is the OpenStack resource plugin.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"

	"aes-estate/toolchain/openstack/provider"
)

//go:embed schema.json
var schema []byte

func main() { tfbridge.Main("openstack", provider.Version, provider.Info(), schema) }
