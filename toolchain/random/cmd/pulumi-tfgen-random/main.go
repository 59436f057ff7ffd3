// Command pulumi-tfgen-random writes the package schema of the plugin.
package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfgen"

	"aes-estate/toolchain/random/provider"
)

func main() { tfgen.Main("random", provider.Info()) }
