package main

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"golang.org/x/crypto/bcrypt"
)

func TestText(t *testing.T) {
	tests := map[string]struct {
		in   props
		want string
	}{
		"defaults":                         {props{"length": 40}, `^[A-Za-z0-9!@#$%&*()\-_=+\[\]{}<>:?]{40}$`},
		"lower only":                       {props{"length": 30, "upper": false, "numeric": false, "special": false}, `^[a-z]{30}$`},
		"number is an old name of numeric": {props{"length": 30, "number": false, "special": false}, `^[A-Za-z]{30}$`},
		"override":                         {props{"length": 20, "upper": false, "lower": false, "numeric": false, "overrideSpecial": "é*"}, `^[é*]{20}$`},
		"empty override":                   {props{"length": 5, "upper": false, "lower": false, "numeric": false, "overrideSpecial": ""}, `^[^A-Za-z0-9]{5}$`},
		"all from minima":                  {props{"length": 4, "minUpper": 1, "minLower": 1, "minNumeric": 1, "minSpecial": 1}, `^.{4}$`},
		"minimum of an unwanted class":     {props{"length": 3, "numeric": false, "special": false, "minNumeric": 3}, `^[0-9]{3}$`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			id, state := create(t, "RandomString", test.in, false)
			if !regexp.MustCompile(test.want).MatchString(id) || state["result"].StringValue() != id {
				t.Errorf("id %q, result %v", id, state["result"])
			}
		})
	}
}

func TestTextKeepsEveryMinimum(t *testing.T) {
	in := props{"length": 8, "minUpper": 2, "minLower": 2, "minNumeric": 2, "minSpecial": 2}
	positions := map[string]bool{}
	for range 50 {
		id, _ := create(t, "RandomString", in, false)
		for i, set := range []string{"A-Z", "a-z", "0-9", "^A-Za-z0-9"} {
			found := regexp.MustCompile("["+set+"]").FindAllStringIndex(id, -1)
			if len(found) != 2 {
				t.Fatalf("%q has %d of %s", id, len(found), set)
			}
			positions[fmt.Sprint(i, found[0])] = true
		}
	}
	if len(positions) < 12 {
		t.Errorf("the classes keep their places: %v", positions)
	}
}

func TestPasswordIsSecretAndHashed(t *testing.T) {
	for _, length := range []int{12, 100} {
		id, state := create(t, "RandomPassword", props{"length": length}, false)
		if id != "none" || !state["result"].IsSecret() || !state["bcryptHash"].IsSecret() {
			t.Fatalf("id %q, %v", id, state)
		}
		result, hash := plain(state["result"]).StringValue(), plain(state["bcryptHash"]).StringValue()
		if err := bcrypt.CompareHashAndPassword([]byte(hash), []byte(result)[:min(length, 72)]); err != nil {
			t.Error(err)
		}
	}
}

func TestStateIsThatOfThePublishedPlugin(t *testing.T) {
	_, state := create(t, "RandomPassword", props{"length": 9, "number": false}, false)
	want := map[resource.PropertyKey]any{
		"__meta": `{"schema_version":"3"}`, "id": "none", "length": 9.0, "lower": true, "upper": true, "special": true,
		"number": false, "numeric": false, "minLower": 0.0, "minUpper": 0.0, "minNumeric": 0.0, "minSpecial": 0.0,
	}
	for key, v := range want {
		if state[key].V != v {
			t.Errorf("%s is %v, want %v", key, state[key], v)
		}
	}
	if len(state) != len(want)+2 {
		t.Errorf("state: %v", state)
	}
}

func TestBytesAndID(t *testing.T) {
	id, state := create(t, "RandomBytes", props{"length": 16}, false)
	raw, err := base64.StdEncoding.DecodeString(id)
	if err != nil || len(raw) != 16 || plain(state["hex"]).StringValue() != hex.EncodeToString(raw) {
		t.Errorf("id %q, %v", id, state)
	}
	if !state["hex"].IsSecret() || !state["base64"].IsSecret() {
		t.Error("bytes are not secret")
	}
	id, state = create(t, "RandomId", props{"byteLength": 2, "prefix": "p-"}, false)
	raw, err = base64.RawURLEncoding.DecodeString(id)
	if err != nil || len(raw) != 2 {
		t.Fatalf("id %q", id)
	}
	for key, want := range map[resource.PropertyKey]string{
		"b64Url": "p-" + id, "hex": "p-" + hex.EncodeToString(raw), "dec": fmt.Sprintf("p-%d", int(raw[0])<<8+int(raw[1])),
		"b64Std": "p-" + base64.StdEncoding.EncodeToString(raw), "id": id,
	} {
		if state[key].StringValue() != want {
			t.Errorf("%s is %v, want %s", key, state[key], want)
		}
	}
}

// The values are those that the published plugin draws from the same seeds.
func TestSeeds(t *testing.T) {
	if id, _ := create(t, "RandomInteger", props{"min": 1, "max": 3, "seed": "12345"}, false); id != "3" {
		t.Errorf("integer %s", id)
	}
	letters := []any{"a", "b", "c", "d", "e"}
	for name, test := range map[string]struct {
		in   props
		want string
	}{
		"all":   {props{"inputs": letters, "seed": "-"}, "acbed"},
		"fewer": {props{"inputs": letters, "seed": "-", "resultCount": 3}, "acb"},
		"more":  {props{"inputs": letters, "seed": "-", "resultCount": 12}, "acbedaedcbab"},
		"none":  {props{"inputs": letters, "resultCount": 0}, ""},
		"empty": {props{"inputs": []any{}, "resultCount": 3}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			id, state := create(t, "RandomShuffle", test.in, false)
			got := ""
			for _, v := range state["results"].ArrayValue() {
				got += v.StringValue()
			}
			if got != test.want || id != "-" {
				t.Errorf("results %q, id %q", got, id)
			}
		})
	}
}

func TestIntegerReachesBothEnds(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		id, _ := create(t, "RandomInteger", props{"min": -1, "max": 1}, false)
		seen[id] = true
	}
	if len(seen) != 3 || !seen["-1"] || !seen["1"] {
		t.Errorf("seen %v", seen)
	}
}

func TestNames(t *testing.T) {
	for want, in := range map[string]props{
		`^[a-z]+-[a-z]+$`:                   {},
		`^[a-z]+$`:                          {"length": 1},
		`^zoo_[a-z]+_[a-z]+_[a-z]+_[a-z]+$`: {"length": 4, "prefix": "zoo", "separator": "_"},
	} {
		if id, _ := create(t, "RandomPet", in, false); !regexp.MustCompile(want).MatchString(id) {
			t.Errorf("pet %q is not %s", id, want)
		}
	}
	for name, version := range map[string]string{"RandomUuid": "4", "RandomUuid4": "4", "RandomUuid7": "7"} {
		id, state := create(t, name, props{}, false)
		if !regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(id) ||
			!strings.HasPrefix(id[14:], version) || state["result"].StringValue() != id {
			t.Errorf("%s %q", name, id)
		}
	}
}
