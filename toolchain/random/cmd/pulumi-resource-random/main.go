// Command pulumi-resource-random is the random resource plugin.
package main

import (
	"context"
	"embed"
	"fmt"
	"os"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"

	"aes-estate/toolchain/random/provider"
)

//go:embed generated
var generated embed.FS

func main() {
	schema, err := generated.ReadFile("generated/schema.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, "this plugin was built without its schema; build it with toolchain/build.ts")
		os.Exit(1)
	}
	meta := tfbridge.ProviderMetadata{PackageSchema: schema}
	tfbridge.Main(context.Background(), "random", provider.Info(), meta)
}
