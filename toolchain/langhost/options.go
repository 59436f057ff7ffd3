package main

import (
	"fmt"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// options are the runtime options of Pulumi.yaml, PulumiPolicy.yaml and
// PulumiPlugin.yaml.
type options struct {
	// typescript selects ts-node; without it Node.js strips the types itself.
	typescript bool
	// tsconfig is the tsconfig.json that ts-node reads.
	tsconfig string
	// nodeargs are arguments of node itself.
	nodeargs []string
	// packagemanager installs dependencies; only npm is supported.
	packagemanager string
}

func readOptions(info *pulumirpc.ProgramInfo) (options, error) {
	o := options{typescript: true, packagemanager: "npm"}
	for name, v := range info.GetOptions().AsMap() {
		ok := true
		switch name {
		case "typescript":
			o.typescript, ok = v.(bool)
		case "tsconfig":
			o.tsconfig, ok = v.(string)
		case "nodeargs":
			var args string
			args, ok = v.(string)
			o.nodeargs = strings.Fields(args)
		case "packagemanager":
			o.packagemanager, ok = v.(string)
			ok = ok && (o.packagemanager == "npm" || o.packagemanager == "auto")
		}
		if !ok {
			return options{}, fmt.Errorf("runtime option %s cannot be %v", name, v)
		}
	}
	return o, nil
}
