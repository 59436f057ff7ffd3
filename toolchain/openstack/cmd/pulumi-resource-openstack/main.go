// Command pulumi-resource-openstack is the OpenStack resource plugin.
package main

import (
	"embed"
	"fmt"
	"os"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"

	"aes-estate/toolchain/openstack/provider"
)

//go:embed generated
var generated embed.FS

func main() {
	schema, err := generated.ReadFile("generated/schema.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, "this plugin was built without its schema; build it with toolchain/build.ts")
		os.Exit(1)
	}
	tfbridge.Main("openstack", provider.Version, provider.Info(), schema)
}
