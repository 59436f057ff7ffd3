package main

import (
	"context"
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

// props are inputs or a state as a test writes them.
type props map[string]any

func (p props) marshal(t *testing.T) *structpb.Struct {
	t.Helper()
	s, err := marshal(resource.NewPropertyMapFromMap(p))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func urn(name string) string {
	return "urn:pulumi:s::p::" + (&kind{name: name}).token() + "::x"
}

func create(t *testing.T, name string, in props, preview bool) (string, resource.PropertyMap) {
	t.Helper()
	resp, err := (&server{}).Create(context.Background(), &pulumirpc.CreateRequest{
		Urn: urn(name), Properties: in.marshal(t), Preview: preview,
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err := unmarshal(resp.GetProperties())
	if err != nil {
		t.Fatal(err)
	}
	return resp.GetId(), out
}

func diff(t *testing.T, name string, state resource.PropertyMap, news props) *pulumirpc.DiffResponse {
	t.Helper()
	olds, err := marshal(state)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&server{}).Diff(context.Background(), &pulumirpc.DiffRequest{
		Urn: urn(name), Id: "x", Olds: olds, News: news.marshal(t),
	})
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

// secret marks a value of a test as secret.
func secret(v any) resource.PropertyValue { return resource.MakeSecret(resource.NewPropertyValue(v)) }

// minimal holds the smallest inputs of every kind.
var minimal = map[string]props{
	"RandomBytes":    {"length": 16},
	"RandomId":       {"byteLength": 4},
	"RandomInteger":  {"min": 1, "max": 9},
	"RandomPassword": {"length": 12},
	"RandomPet":      {},
	"RandomShuffle":  {"inputs": []any{"a", "b"}},
	"RandomString":   {"length": 12},
	"RandomUuid":     {},
	"RandomUuid4":    {},
	"RandomUuid7":    {},
}

func TestEveryKindHasMinimalInputs(t *testing.T) {
	if len(minimal) != len(kinds) {
		t.Fatalf("%d kinds, %d examples", len(kinds), len(minimal))
	}
	for _, k := range kinds {
		if _, ok := minimal[k.name]; !ok {
			t.Errorf("no example for %s", k.name)
		}
	}
}

// A second run with the same inputs changes nothing; a keeper replaces.
func TestEveryKindIsStableAndKept(t *testing.T) {
	for name, in := range minimal {
		t.Run(name, func(t *testing.T) {
			id, state := create(t, name, in, false)
			if id == "" {
				t.Error("no id")
			}
			if d := diff(t, name, state, in); d.GetChanges() != pulumirpc.DiffResponse_DIFF_NONE {
				t.Errorf("changes: %v", d.GetDiffs())
			}
			kept := maps.Clone(in)
			kept["keepers"] = map[string]any{"on": "a"}
			d := diff(t, name, state, kept)
			if len(d.GetReplaces()) != 1 || d.GetReplaces()[0] != "keepers" {
				t.Errorf("replaces: %v", d.GetReplaces())
			}
		})
	}
}

func TestPreviewKnowsNoValue(t *testing.T) {
	for name, in := range minimal {
		t.Run(name, func(t *testing.T) {
			id, state := create(t, name, in, true)
			if id != "" {
				t.Errorf("id %q", id)
			}
			for _, p := range kinds[(&kind{name: name}).token()].outputs {
				if v := state[resource.PropertyKey(p.name)]; !plain(v).IsComputed() || v.IsSecret() != p.secret {
					t.Errorf("%s is %v", p.name, v)
				}
			}
		})
	}
}

func TestOutputsOfSecretsAreSecret(t *testing.T) {
	_, open := create(t, "RandomShuffle", props{"inputs": []any{"a"}, "keepers": map[string]any{"k": secret("s")}}, false)
	if open["results"].ContainsSecrets() {
		t.Error("a secret keeper hides the results")
	}
	_, hidden := create(t, "RandomShuffle", props{"inputs": []any{secret("a"), "b"}}, false)
	if !hidden["results"].IsSecret() || !hidden["inputs"].ContainsSecrets() {
		t.Errorf("a secret input shows: %v", hidden)
	}
}

func TestUnknownTypeAndFunction(t *testing.T) {
	s := &server{}
	if _, err := s.Check(context.Background(), &pulumirpc.CheckRequest{Urn: urn("RandomCat")}); err == nil {
		t.Error("an unknown type is accepted")
	}
	if _, err := s.Call(context.Background(), &pulumirpc.CallRequest{Tok: "random:index:none"}); err == nil {
		t.Error("an unknown function is accepted")
	}
	resp, err := s.Call(context.Background(), &pulumirpc.CallRequest{Tok: terraformConfig})
	if err != nil || resp.GetReturn().GetFields()["result"].GetStructValue() == nil {
		t.Errorf("terraformConfig: %v, %v", resp, err)
	}
}
