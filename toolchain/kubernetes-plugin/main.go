// Command pulumi-resource-kubernetes is the Kubernetes resource plugin: the
// published one, with the schema of its module.
package main

import (
	"embed"
	"fmt"
	"os"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version"
)

//go:embed generated
var generated embed.FS

func main() {
	schema, err := generated.ReadFile("generated/schema.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, "this plugin was built without its schema; build it with toolchain/build.ts")
		os.Exit(1)
	}
	mapping, err := generated.ReadFile("generated/terraform-mapping.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, "this plugin was built without its mapping; build it with toolchain/build.ts")
		os.Exit(1)
	}
	provider.Serve("kubernetes", version.Version, schema, mapping)
}
