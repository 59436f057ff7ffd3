// Package provider describes the Terraform provider random to the bridge, as
// the published plugin of the same label does.
package provider

import (
	"context"
	"errors"

	pf "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/terraform-providers/terraform-provider-random/shim"
)

// Version is the version that the plugin reports; set by -ldflags.
var Version = "0.0.0-dev"

// resources maps Terraform resources to the tokens of the random SDK.
var resources = map[string]string{
	"random_bytes":    "randomBytes:RandomBytes",
	"random_id":       "randomId:RandomId",
	"random_integer":  "randomInteger:RandomInteger",
	"random_password": "randomPassword:RandomPassword",
	"random_pet":      "randomPet:RandomPet",
	"random_shuffle":  "randomShuffle:RandomShuffle",
	"random_string":   "randomString:RandomString",
	"random_uuid":     "randomUuid:RandomUuid",
	"random_uuid4":    "randomUuid4:RandomUuid4",
	"random_uuid7":    "randomUuid7:RandomUuid7",
}

// Info maps Terraform names to the tokens of the @pulumi/random SDK.
func Info() tfbridge.ProviderInfo {
	info := tfbridge.ProviderInfo{
		P:                 pf.ShimProvider(shim.Provider()),
		Name:              "random",
		Version:           Version,
		Description:       "A Pulumi package to safely use randomness in Pulumi programs.",
		TFProviderVersion: "3.9.0",
		Resources:         map[string]*tfbridge.ResourceInfo{},
		// The bridge requires it; no release of this plugin has renamed anything yet.
		MetadataInfo: tfbridge.NewProviderMetadata(nil),
		// As in the published plugin: the provider itself computes previews, and the
		// state keeps details that Pulumi's types lose.
		EnableAccurateBridgePreview: true,
		EnableRawStateDelta:         true,
	}
	for terraform, token := range resources {
		info.Resources[terraform] = &tfbridge.ResourceInfo{Tok: tokens.Type("random:index/" + token)}
	}
	info.Resources["random_bytes"].ComputeID = bytesID
	info.Resources["random_string"].PreStateUpgradeHook = knownVersion
	return info
}

// bytesID uses the bytes themselves as the id, because the provider has none.
func bytesID(_ context.Context, state resource.PropertyMap) (resource.ID, error) {
	bytes := state["base64"]
	for bytes.IsSecret() {
		bytes = bytes.SecretValue().Element
	}
	if !bytes.IsString() {
		return "", errors.New("RandomBytes: the state has no base64")
	}
	return resource.ID(bytes.StringValue()), nil
}

// knownVersion treats a string without a schema version, as recorded by some
// releases of the published plugin, as version 1: there was no version 0.
func knownVersion(args tfbridge.PreStateUpgradeHookArgs) (int64, resource.PropertyMap, error) {
	return max(args.PriorStateSchemaVersion, 1), args.PriorState, nil
}
