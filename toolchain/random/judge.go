package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// failures judges inputs as they were given; what is unknown yet is not judged.
func (k *kind) failures(given resource.PropertyMap) []failure {
	failures := k.strangers(given)
	judgeable := true
	for _, p := range k.inputs {
		v := plain(given[resource.PropertyKey(p.name)])
		switch {
		case v.IsComputed():
			judgeable = judgeable && p.name == keepers.name
		case v.IsNull() && p.required:
			failures = append(failures, failure{p.name, "is required"})
		case v.IsNull():
		default:
			if reason := p.shape.fits(v); reason != "" {
				failures = append(failures, failure{p.name, reason})
			}
		}
	}
	number, numeric := plain(given["number"]), plain(given["numeric"])
	if number.IsBool() && numeric.IsBool() && number.BoolValue() != numeric.BoolValue() {
		failures = append(failures, failure{"number", "and numeric are the same setting and must not differ; leave number out"})
	}
	if len(failures) == 0 && judgeable && k.check != nil {
		failures = k.check(k.normalise(given))
	}
	return failures
}

// strangers complains about inputs that the kind does not have. Names that
// begin with two underscores are the engine's.
func (k *kind) strangers(given resource.PropertyMap) []failure {
	var failures []failure
	for _, key := range given.StableKeys() {
		known := slices.ContainsFunc(k.inputs, func(p property) bool { return p.name == string(key) })
		if !known && !strings.HasPrefix(string(key), "__") {
			failures = append(failures, failure{string(key), fmt.Sprintf("is not an input of %s", k.name)})
		}
	}
	return failures
}

// changes tells which inputs differ from the state, and how.
func (k *kind) changes(state, news resource.PropertyMap) map[string]pulumirpc.PropertyDiff_Kind {
	old, wanted := k.normalise(state), k.normalise(news)
	changes := map[string]pulumirpc.PropertyDiff_Kind{}
	for _, p := range k.inputs {
		before, after := old.value(p.name), wanted.value(p.name)
		switch {
		case empty(before) && empty(after), before.DeepEquals(after):
		case before.IsNull():
			changes[p.name] = pulumirpc.PropertyDiff_ADD_REPLACE
		case after.IsNull():
			changes[p.name] = pulumirpc.PropertyDiff_DELETE_REPLACE
		default:
			changes[p.name] = pulumirpc.PropertyDiff_UPDATE_REPLACE
		}
	}
	return changes
}

// empty tells whether a value means the same as none at all.
func empty(v resource.PropertyValue) bool {
	return v.IsNull() || (v.IsString() && v.StringValue() == "") || (v.IsObject() && len(v.ObjectValue()) == 0)
}
