package provider

import (
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
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
