package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

var unknown = resource.MakeComputed(resource.NewProperty(""))

func TestCheck(t *testing.T) {
	tests := map[string]struct {
		kind string
		in   props
		want []string
	}{
		"fine":              {"RandomString", props{"length": 3, "minLower": 3}, nil},
		"engine's own name": {"RandomPet", props{"__defaults": []any{}}, nil},
		"secret inputs":     {"RandomString", props{"length": secret(3.0)}, nil},
		"missing":           {"RandomInteger", props{"min": 1}, []string{"max is required"}},
		"unknown input":     {"RandomPet", props{"lenght": 3}, []string{"lenght is not an input of RandomPet"}},
		"two at once":       {"RandomPet", props{"separator": 3, "length": "2"}, []string{"length must be a whole number", "separator must be a string"}},
		"fraction":          {"RandomBytes", props{"length": 1.5}, []string{"length must be a whole number"}},
		"not a list":        {"RandomShuffle", props{"inputs": "a"}, []string{"inputs must be a list of strings"}},
		"list of numbers":   {"RandomShuffle", props{"inputs": []any{1}}, []string{"inputs must be a list of strings"}},
		"keeper of numbers": {"RandomPet", props{"keepers": map[string]any{"a": 1}}, []string{"keepers must be a map of strings"}},
		"flag":              {"RandomString", props{"length": 1, "upper": "yes"}, []string{"upper must be true or false"}},
		"min over max":      {"RandomInteger", props{"min": 5, "max": 2}, []string{"min is 5, more than max, which is 2"}},
		"too short":         {"RandomString", props{"length": 3, "minLower": 2, "minUpper": 2}, []string{"length is 3, less than minUpper + minLower + minNumeric + minSpecial, which is 4"}},
		"no length":         {"RandomPassword", props{"length": 0}, []string{"length is 0; it must be at least 1"}},
		"negative minimum":  {"RandomString", props{"length": 3, "minLower": -1}, []string{"minLower must not be negative"}},
		"no class":          {"RandomString", props{"length": 3, "upper": false, "lower": false, "number": false, "special": false}, []string{"special at least one of upper, lower, numeric and special must be true"}},
		"number differs":    {"RandomString", props{"length": 3, "number": true, "numeric": false}, []string{"number and numeric are the same setting and must not differ; leave number out"}},
		"no bytes":          {"RandomId", props{"byteLength": 0}, []string{"byteLength is 0; it must be at least 1"}},
		"no words":          {"RandomPet", props{"length": 0}, []string{"length is 0; it must be at least 1"}},
		"negative count":    {"RandomShuffle", props{"inputs": []any{}, "resultCount": -1}, []string{"resultCount must not be negative"}},
		"not known yet":     {"RandomInteger", props{"min": 5, "max": unknown}, nil},
		"unknown element":   {"RandomShuffle", props{"inputs": []any{"a", unknown}}, nil},
		"unknown keeper":    {"RandomInteger", props{"min": 5, "max": 2, "keepers": unknown}, []string{"min is 5, more than max, which is 2"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			resp, err := (&server{}).Check(context.Background(),
				&pulumirpc.CheckRequest{Urn: urn(test.kind), News: test.in.marshal(t)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range resp.GetFailures() {
				got = append(got, f.GetProperty()+" "+f.GetReason())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDiff(t *testing.T) {
	published := props{
		"length": 16, "lower": true, "upper": true, "special": true, "number": true, "numeric": true, "minLower": 0,
		"minUpper": 0, "minNumeric": 0, "minSpecial": 0, "result": secret("x"), "id": "none", "__meta": "{}",
	}
	tests := map[string]struct {
		kind  string
		state props
		news  props
		want  []string
	}{
		"defaults left out":        {"RandomPassword", published, props{"length": 16}, nil},
		"defaults written out":     {"RandomPassword", published, props{"length": 16, "lower": true, "minLower": 0, "number": true}, nil},
		"secret of the same":       {"RandomPassword", published, props{"length": secret(16.0)}, nil},
		"empty means none":         {"RandomPassword", published, props{"length": 16, "overrideSpecial": "", "keepers": map[string]any{}}, nil},
		"old state without minima": {"RandomString", props{"length": 3, "number": true}, props{"length": 3}, nil},
		"length":                   {"RandomPassword", published, props{"length": 17}, []string{"length UPDATE_REPLACE"}},
		"number is numeric":        {"RandomPassword", published, props{"length": 16, "number": false}, []string{"number UPDATE_REPLACE", "numeric UPDATE_REPLACE"}},
		"override":                 {"RandomPassword", published, props{"length": 16, "overrideSpecial": "!"}, []string{"overrideSpecial ADD_REPLACE"}},
		"not known yet":            {"RandomId", props{"byteLength": 4}, props{"byteLength": unknown}, []string{"byteLength UPDATE_REPLACE"}},
		"seed gone":                {"RandomInteger", props{"min": 1, "max": 2, "seed": "a"}, props{"min": 1, "max": 2}, []string{"seed DELETE_REPLACE"}},
		"pet's default":            {"RandomPet", props{"length": 2, "separator": "-"}, props{"separator": "-"}, nil},
		"order of a list":          {"RandomShuffle", props{"inputs": []any{"a", "b"}}, props{"inputs": []any{"b", "a"}}, []string{"inputs UPDATE_REPLACE"}},
		"keeper":                   {"RandomUuid", props{"keepers": map[string]any{"a": "1"}}, props{"keepers": map[string]any{"a": "2"}}, []string{"keepers UPDATE_REPLACE"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := diff(t, test.kind, resource.NewPropertyMapFromMap(test.state), test.news)
			var got []string
			for property, how := range d.GetDetailedDiff() {
				got = append(got, fmt.Sprint(property, " ", how.GetKind()))
			}
			slices.Sort(got)
			if !slices.Equal(got, test.want) || len(d.GetReplaces()) != len(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestImport(t *testing.T) {
	tests := map[string]struct {
		kind, id string
		inputs   props
		state    props
		err      string
	}{
		"bytes":             {"RandomBytes", "AQI=", props{"length": 2}, props{"hex": "0102", "base64": "AQI="}, ""},
		"id":                {"RandomId", "p-9hUg", props{"byteLength": 4}, props{"hex": "a7ef6152", "b64Url": "p-9hUg"}, ""},
		"id with prefix":    {"RandomId", "a,b,p-9hUg", props{"byteLength": 4, "prefix": "a,b"}, props{"hex": "a,ba7ef6152"}, ""},
		"integer":           {"RandomInteger", "15390,1,50000", props{"min": 1, "max": 50000}, props{"result": 15390}, ""},
		"integer with seed": {"RandomInteger", "3,1,3,12345", props{"min": 1, "max": 3, "seed": "12345"}, props{"result": 3}, ""},
		"password":          {"RandomPassword", "supersecret", props{"length": 11}, props{"result": "supersecret", "numeric": true}, ""},
		"string":            {"RandomString", "data", props{"length": 4}, props{"result": "data", "minLower": 0}, ""},
		"uuid":              {"RandomUuid", "AABBCCDD-eeff-0011-2233-445566778899", props{}, props{"result": "aabbccdd-eeff-0011-2233-445566778899"}, ""},
		"pet":               {"RandomPet", "x", nil, nil, "RandomPet cannot be imported"},
		"shuffle":           {"RandomShuffle", "-", nil, nil, "RandomShuffle cannot be imported"},
		"bad bytes":         {"RandomBytes", "%", nil, nil, "must be the bytes in base64"},
		"bad id":            {"RandomId", "%", nil, nil, "b64Url"},
		"bad integer":       {"RandomInteger", "1,2", nil, nil, "result,min,max"},
		"not a number":      {"RandomInteger", "1,x,3", nil, nil, `min "x" is not a whole number`},
		"bad uuid":          {"RandomUuid7", "aabbccddeeff00112233445566778899", nil, nil, "is not a UUID"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			resp, err := (&server{}).Read(context.Background(), &pulumirpc.ReadRequest{Urn: urn(test.kind), Id: test.id})
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("got %v, want %s", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			state, _ := unmarshal(resp.GetProperties())
			inputs, _ := unmarshal(resp.GetInputs())
			if want := resource.NewPropertyMapFromMap(test.inputs); !inputs.DeepEquals(want) {
				t.Errorf("inputs %v, want %v", inputs, want)
			}
			for key, want := range resource.NewPropertyMapFromMap(test.state) {
				if got := plain(state[key]); !got.DeepEquals(want) {
					t.Errorf("%s is %v, want %v", key, got, want)
				}
			}
			if d := diff(t, test.kind, state, test.inputs); len(d.GetDiffs()) > 0 {
				t.Errorf("importing changes %v", d.GetDiffs())
			}
		})
	}
}

func TestReadKeepsAKnownState(t *testing.T) {
	state := props{"result": "odd", "__meta": "kept"}.marshal(t)
	inputs := props{"length": 3}.marshal(t)
	resp, err := (&server{}).Read(context.Background(),
		&pulumirpc.ReadRequest{Urn: urn("RandomString"), Id: "odd", Properties: state, Inputs: inputs})
	if err != nil || resp.GetProperties() != state || resp.GetInputs() != inputs || resp.GetId() != "odd" {
		t.Errorf("%v, %v", resp, err)
	}
}
