package provider

import (
	"context"
	"maps"
	"testing"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// After an update of the provider, every new type needs a token, and no token may
// remain without its type.
func TestEveryTypeHasItsToken(t *testing.T) {
	left := maps.Clone(resources)
	Info().P.ResourcesMap().Range(func(name string, _ shim.Resource) bool {
		if _, ok := left[name]; !ok {
			t.Errorf("resource %s has no token", name)
		}
		delete(left, name)
		return true
	})
	for name := range left {
		t.Errorf("there is no resource %s", name)
	}
}

func TestBytesAreTheirOwnID(t *testing.T) {
	for name, base64 := range map[string]resource.PropertyValue{
		"plain":  resource.NewProperty("AQI="),
		"secret": resource.MakeSecret(resource.NewProperty("AQI=")),
	} {
		id, err := bytesID(context.Background(), resource.PropertyMap{"base64": base64})
		if err != nil || id != "AQI=" {
			t.Errorf("%s: %q, %v", name, id, err)
		}
	}
	if _, err := bytesID(context.Background(), resource.PropertyMap{}); err == nil {
		t.Error("bytes without base64 have an id")
	}
}

func TestAStringWithoutAVersionIsOfTheFirst(t *testing.T) {
	for before, after := range map[int64]int64{0: 1, 1: 1, 2: 2} {
		version, _, err := knownVersion(tfbridge.PreStateUpgradeHookArgs{PriorStateSchemaVersion: before})
		if err != nil || version != after {
			t.Errorf("version %d became %d, %v", before, version, err)
		}
	}
}
