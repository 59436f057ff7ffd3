package provider

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/terraform"
)

// scenarios are clouds with and without the association, that answer or not.
var scenarios = []struct {
	name string
	scene
	// fails is true if the cloud does not answer for long enough.
	fails bool
}{
	{"there", scene{exists: true}, false},
	{"gone", scene{}, false},
	{"gone with what it belongs to", scene{orphan: true}, false},
	{"there, but forbidden", scene{exists: true, statuses: []int{403}}, true},
	{"gone, but forbidden", scene{statuses: []int{403}}, true},
	{"there, in an outage", scene{exists: true, statuses: []int{500}}, true},
	{"gone, in an outage", scene{statuses: []int{503}}, true},
	{"there, after an outage", scene{exists: true, statuses: []int{500, 0}}, false},
	{"gone, after an outage", scene{statuses: []int{500, 0}}, false},
	{"there, between two outages", scene{exists: true, statuses: []int{500, 0, 500}}, true},
}

// inEach runs a test of each type in each scenario. The test returns the problems.
func inEach(t *testing.T, test func(*testing.T, *schema.Resource, *cloud) diag.Diagnostics) {
	cloud := openCloud(t)
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		for _, scenario := range scenarios {
			t.Run(name+" "+scenario.name, func(t *testing.T) {
				scenario.sample = samples[name]
				cloud.set(scenario.scene)
				problems := test(t, cloud.types[name], cloud)
				if problems.HasError() != scenario.fails {
					t.Errorf("an error %v, want %v: %v after %q", problems.HasError(), scenario.fails, problems, cloud.received)
				}
			})
		}
	}
}

func TestEveryAssociationHasASample(t *testing.T) {
	got, want := slices.Sorted(maps.Keys(samples)), slices.Sorted(maps.Keys(associations))
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A refresh without an error records what the cloud has; one with an error drops nothing.
func TestARefreshDropsOnlyWhatIsGone(t *testing.T) {
	inEach(t, func(t *testing.T, resource *schema.Resource, cloud *cloud) diag.Diagnostics {
		state, problems := resource.RefreshWithoutUpgrade(t.Context(), cloud.recorded(), cloud.meta)
		if kept := isRecorded(state, cloud); kept != (cloud.exists || problems.HasError()) {
			t.Errorf("kept %v, in the cloud %v: %v", kept, cloud.exists, problems)
		}
		return problems
	})
}

// An import knows only the id.
func TestWhatIsFoundHasAllItsFields(t *testing.T) {
	inEach(t, func(t *testing.T, resource *schema.Resource, cloud *cloud) diag.Diagnostics {
		state, problems := resource.RefreshWithoutUpgrade(t.Context(), &terraform.InstanceState{ID: cloud.id}, cloud.meta)
		if state == nil || problems.HasError() {
			return problems
		}
		if names := cloud.lacks(state); len(names) > 0 {
			t.Errorf("%v are missing", names)
		}
		return problems
	})
}

func TestAnOrdinaryRefreshAsksOnce(t *testing.T) {
	cloud := openCloud(t)
	for name, each := range samples {
		cloud.set(scene{sample: each, exists: true})
		_, problems := cloud.types[name].RefreshWithoutUpgrade(t.Context(), cloud.recorded(), cloud.meta)
		if problems.HasError() || !slices.Equal(cloud.received, []string{each.ask}) {
			t.Errorf("%s: got %q: %v", name, cloud.received, problems)
		}
	}
}

// A deletion without an error leaves nothing in the cloud; one with an error drops nothing.
func TestADeletionSucceedsOnlyWhenItIsGone(t *testing.T) {
	inEach(t, func(t *testing.T, resource *schema.Resource, cloud *cloud) diag.Diagnostics {
		state, problems := resource.Apply(t.Context(), cloud.recorded(), &terraform.InstanceDiff{Destroy: true}, cloud.meta)
		if cloud.exists && !problems.HasError() {
			t.Error("nothing was deleted, and there is no error")
		}
		if kept := isRecorded(state, cloud); kept != problems.HasError() {
			t.Errorf("kept %v: %v", kept, problems)
		}
		return problems
	})
}

// What a creation has made is recorded, also when it cannot be read.
func TestWhatIsCreatedIsRecorded(t *testing.T) {
	cloud := openCloud(t)
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		for _, statuses := range [][]int{nil, {403}, {0, 403}, {0, 403, 0}, {0, 0, 403}} {
			t.Run(fmt.Sprint(name, statuses), func(t *testing.T) {
				cloud.set(scene{sample: samples[name], statuses: statuses})
				diff := &terraform.InstanceDiff{Attributes: map[string]*terraform.ResourceAttrDiff{}}
				for field, value := range cloud.attributes {
					diff.Attributes[field] = &terraform.ResourceAttrDiff{New: value}
				}
				state, problems := cloud.types[name].Apply(t.Context(), nil, diff, cloud.meta)
				if recorded := isRecorded(state, cloud); recorded != cloud.exists {
					t.Errorf("recorded %v, in the cloud %v: %v", recorded, cloud.exists, problems)
				}
				if statuses == nil && !cloud.exists {
					t.Errorf("nothing was created: %v", problems)
				}
			})
		}
	}
}

func TestAnErrorSaysWhatIsNotKnown(t *testing.T) {
	cloud := openCloud(t)
	for name, each := range samples {
		cloud.set(scene{sample: each, exists: true, statuses: []int{403}})
		_, problems := cloud.types[name].RefreshWithoutUpgrade(t.Context(), cloud.recorded(), cloud.meta)
		want := fmt.Sprintf("Whether %s %s exists is not known: ", name, each.id)
		if text := fmt.Sprint(problems); !strings.Contains(text, want) || !strings.Contains(text, "got 403") {
			t.Errorf("got %s, want %s", text, want)
		}
	}
}

func TestAnIDHasTheFormOfItsType(t *testing.T) {
	cloud := openCloud(t)
	name := "openstack_compute_flavor_access_v2"
	cloud.set(scene{sample: samples[name], exists: true})
	state, problems := cloud.types[name].RefreshWithoutUpgrade(t.Context(), &terraform.InstanceState{ID: "f"}, cloud.meta)
	if state == nil || !strings.Contains(fmt.Sprint(problems), "the id is not like {flavor_id}/{tenant_id}") {
		t.Errorf("got %v: %v", state, problems)
	}
}

func isRecorded(state *terraform.InstanceState, cloud *cloud) bool {
	return state != nil && state.ID == cloud.id
}
