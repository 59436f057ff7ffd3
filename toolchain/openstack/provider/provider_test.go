package provider

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/v3/openstack"
)

// After an update of the provider, every new type needs a token, and no token may
// remain without its type.
func TestEveryTypeHasItsToken(t *testing.T) {
	info := Info()
	for kind, pair := range map[string]struct {
		types  shim.ResourceMap
		tokens map[string]string
	}{
		"resource":    {info.P.ResourcesMap(), resources},
		"data source": {info.P.DataSourcesMap(), dataSources},
	} {
		left := maps.Clone(pair.tokens)
		pair.types.Range(func(name string, _ shim.Resource) bool {
			if _, ok := left[name]; !ok {
				t.Errorf("%s %s has no token", kind, name)
			}
			delete(left, name)
			return true
		})
		for name := range left {
			t.Errorf("there is no %s %s", kind, name)
		}
	}
}

func TestTokensAreUniqueAndWellFormed(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+/([a-z])([A-Za-z0-9]*):([A-Za-z])([A-Za-z0-9]*)$`)
	seen := map[string]string{}
	for _, table := range []map[string]string{resources, dataSources} {
		for _, name := range slices.Sorted(maps.Keys(table)) {
			token := table[name]
			part := form.FindStringSubmatch(token)
			if part == nil || part[2] != part[4] {
				t.Errorf("%s: token %s", name, token)
			}
			if other, ok := seen[token]; ok {
				t.Errorf("%s and %s share the token %s", name, other, token)
			}
			seen[token] = name
		}
	}
}

// The schemas are shared, so that hundreds of connections need no copy of them; what is
// left out of the copy would be lost for them.
func TestDescriptionsShareSchemasButNoConfiguration(t *testing.T) {
	original := openstack.Provider()
	before, after := reflect.ValueOf(*original), reflect.ValueOf(*unconfigured(original))
	for i := range before.NumField() {
		field := before.Type().Field(i)
		if !before.Field(i).IsZero() && after.Field(i).IsZero() {
			t.Errorf("%s is left out", field.Name)
		}
		if field.Type.Kind() == reflect.Map && before.Field(i).Pointer() != after.Field(i).Pointer() {
			t.Errorf("%s is a copy", field.Name)
		}
	}
	infos := Infos()
	one, other := infos(), infos()
	if reflect.ValueOf(one.Resources).Pointer() != reflect.ValueOf(other.Resources).Pointer() {
		t.Error("the table of names is a copy")
	}
	first, second := unconfigured(original), unconfigured(original)
	first.SetMeta("credentials")
	if second.Meta() != nil || original.Meta() != nil {
		t.Error("copies share a configuration")
	}
}

func TestConnectionsToTheCloudAreClosedWhenIdle(t *testing.T) {
	provider := Infos()().P
	config := provider.NewProviderConfig(t.Context(), map[string]any{
		"auth_url": "http://127.0.0.1:9/v3", "user_name": "a", "password": "b", "tenant_name": "c",
	})
	if err := provider.Configure(t.Context(), config); err != nil {
		t.Fatal(err)
	}
	transport := transportOf(provider.Meta(t.Context()))
	if transport == nil || transport.IdleConnTimeout != idle {
		t.Errorf("got %+v", transport)
	}
}

func TestSharedResourcesAreThoseOfTheProvider(t *testing.T) {
	shared, alone := Infos()().P.ResourcesMap(), Info().P.ResourcesMap()
	if shared.Len() != alone.Len() {
		t.Errorf("got %d resources, want %d", shared.Len(), alone.Len())
	}
	names := map[string]bool{}
	shared.Range(func(name string, resource shim.Resource) bool {
		names[name] = true
		want, ok := alone.GetOk(name)
		if !ok || resource.SchemaVersion() != want.SchemaVersion() || resource.Schema().Len() != want.Schema().Len() {
			t.Errorf("%s differs", name)
		}
		return true
	})
	if len(names) != alone.Len() {
		t.Errorf("got %d names, want %d", len(names), alone.Len())
	}
	if _, ok := shared.GetOk("openstack_no_such_thing"); ok || shared.Get("openstack_no_such_thing") != nil {
		t.Error("an unknown resource is found")
	}
}
