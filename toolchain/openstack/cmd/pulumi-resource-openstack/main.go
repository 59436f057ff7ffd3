// Command pulumi-resource-openstack is the OpenStack resource plugin. With --serve it
// serves any number of an engine's connections, until its input ends.
package main

import (
	"embed"
	"fmt"
	"os"
	"slices"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"

	"aes-estate/toolchain/openstack/provider"
	"aes-estate/toolchain/openstack/serve"
)

const name = "openstack"

//go:embed generated
var generated embed.FS

func main() {
	schema, err := generated.ReadFile("generated/schema.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, "this plugin was built without its schema; build it with toolchain/build.ts")
		os.Exit(1)
	}
	if !slices.Contains(os.Args[1:], "--serve") {
		tfbridge.Main(name, provider.Version, provider.Info(), schema)
		return
	}
	shared := serve.Plugin{Name: name, Version: provider.Version, Schema: string(schema), Info: provider.Infos()}
	if err := serve.Run(shared, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
