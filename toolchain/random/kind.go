package main

import (
	"fmt"
	"math"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// kind is one resource type of the package.
type kind struct {
	name        string
	description string
	inputs      []property
	outputs     []property
	// stateVersion is the version that the published plugin writes into the
	// state of this kind; 0 when it writes none.
	stateVersion int
	// hidesID is set when the state does not repeat the id as a property.
	hidesID bool

	// settle makes inputs that depend on each other agree; nil for none. It
	// gets the inputs with their defaults, and as they were given.
	settle func(in inputs, given resource.PropertyMap)
	// check judges inputs that are all known and of the right types.
	check func(in inputs) []failure
	// create draws the values.
	create func(in inputs) (drawn, error)
	// read makes the whole state from an id given to `pulumi import`; nil
	// when the published plugin cannot import this kind.
	read func(id string) (drawn, error)
}

// property is an input or an output of a kind.
type property struct {
	name        string
	shape       shape
	description string
	required    bool
	secret      bool
	deprecated  string
	// def is the value of an input that is not given; null for none.
	def resource.PropertyValue
}

// shape is the type of a property.
type shape string

const (
	text     shape = "string"
	integer  shape = "integer"
	boolean  shape = "boolean"
	textList shape = "array"
	textMap  shape = "object"
)

// drawn is what creating or importing a resource gives.
type drawn struct {
	id     string
	values resource.PropertyMap
}

// failure is a complaint about one input.
type failure struct{ property, reason string }

var keepers = property{
	name: "keepers", shape: textMap,
	description: "Arbitrary map of values that, when changed, will trigger recreation of resource.",
}

// kinds holds every resource type by its token.
var kinds = byToken(
	randomBytes, randomID, randomInteger, randomPassword, randomPet,
	randomShuffle, randomString, randomUUID, randomUUID4, randomUUID7)

func byToken(list ...*kind) map[string]*kind {
	m := map[string]*kind{}
	for _, k := range list {
		m[k.token()] = k
	}
	return m
}

// token is the type token of the kind, such as
// random:index/randomPet:RandomPet.
func (k *kind) token() string {
	return fmt.Sprintf("random:index/r%s:%s", k.name[1:], k.name)
}

// inputs are a resource's inputs without secret marks and with defaults filled
// in. Its getters expect a known value, which check has seen to.
type inputs resource.PropertyMap

func (in inputs) value(name string) resource.PropertyValue { return in[resource.PropertyKey(name)] }

func (in inputs) text(name string) string {
	if v := in.value(name); v.IsString() {
		return v.StringValue()
	}
	return ""
}

func (in inputs) flag(name string) bool {
	v := in.value(name)
	return v.IsBool() && v.BoolValue()
}

func (in inputs) number(name string) int {
	if v := in.value(name); v.IsNumber() {
		return int(v.NumberValue())
	}
	return 0
}

// normalise removes secret marks and fills in the defaults of the kind.
func (k *kind) normalise(props resource.PropertyMap) inputs {
	in := inputs{}
	for _, p := range k.inputs {
		key := resource.PropertyKey(p.name)
		v := plain(props[key])
		if v.IsNull() {
			v = p.def
		}
		if !v.IsNull() {
			in[key] = v
		}
	}
	if k.settle != nil {
		k.settle(in, props)
	}
	return in
}

// plain is the value without marks of secrecy and of dependencies, at any depth.
func plain(v resource.PropertyValue) resource.PropertyValue {
	switch {
	case v.IsSecret():
		return plain(v.SecretValue().Element)
	case v.IsOutput():
		if !v.OutputValue().Known {
			return resource.MakeComputed(resource.NewProperty(""))
		}
		return plain(v.OutputValue().Element)
	case v.IsArray():
		list := make([]resource.PropertyValue, 0, len(v.ArrayValue()))
		for _, e := range v.ArrayValue() {
			list = append(list, plain(e))
		}
		return resource.NewProperty(list)
	case v.IsObject():
		m := resource.PropertyMap{}
		for key, e := range v.ObjectValue() {
			if e := plain(e); !e.IsNull() {
				m[key] = e
			}
		}
		return resource.NewProperty(m)
	}
	return v
}

// fits says why a known value is not of the shape, or nothing.
func (s shape) fits(v resource.PropertyValue) string {
	ok := false
	switch s {
	case text:
		ok = v.IsString()
	case boolean:
		ok = v.IsBool()
	case integer:
		ok = v.IsNumber() && v.NumberValue() == math.Trunc(v.NumberValue()) &&
			math.Abs(v.NumberValue()) <= 1<<53
	case textList:
		ok = v.IsArray()
		for i := 0; ok && i < len(v.ArrayValue()); i++ {
			e := v.ArrayValue()[i]
			ok = e.IsString() || e.ContainsUnknowns()
		}
	case textMap:
		ok = v.IsObject()
		if ok {
			for _, e := range v.ObjectValue() {
				ok = ok && (e.IsString() || e.ContainsUnknowns())
			}
		}
	}
	if ok {
		return ""
	}
	return map[shape]string{
		text: "must be a string", boolean: "must be true or false", integer: "must be a whole number",
		textList: "must be a list of strings", textMap: "must be a map of strings",
	}[s]
}
