package main

import (
	"fmt"
	"strings"

	petname "github.com/dustinkirkland/golang-petname"
	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

var randomPet = &kind{
	name:        "RandomPet",
	description: "A random name of a pet, to tell things apart; the id is the name.",
	inputs: []property{
		keepers,
		{name: "length", shape: integer, def: resource.NewProperty(2.0),
			description: "The number of words, at least 1. Defaults to 2."},
		{name: "prefix", shape: text, description: "A string to put before the name."},
		{name: "separator", shape: text, def: resource.NewProperty("-"),
			description: "What stands between the words. Defaults to \"-\"."},
	},
	check: atLeastOne("length"),
	create: func(in inputs) (drawn, error) {
		name := strings.ToLower(petname.Generate(in.number("length"), in.text("separator")))
		if prefix := in.text("prefix"); prefix != "" {
			name = prefix + in.text("separator") + name
		}
		return drawn{name, resource.PropertyMap{}}, nil
	},
}

var (
	randomUUID  = uuidKind("RandomUuid", "A random UUID.", uuid.NewRandom)
	randomUUID4 = uuidKind("RandomUuid4", "A random UUID of version 4.", uuid.NewRandom)
	randomUUID7 = uuidKind("RandomUuid7", "A random UUID of version 7, which begins with the time.", uuid.NewV7)
)

func uuidKind(name, description string, generate func() (uuid.UUID, error)) *kind {
	state := func(id uuid.UUID) drawn {
		return drawn{id.String(), resource.PropertyMap{"result": resource.NewProperty(id.String())}}
	}
	return &kind{
		name:        name,
		description: description,
		inputs:      []property{keepers},
		outputs:     []property{{name: "result", shape: text, description: "The UUID."}},
		create: func(inputs) (drawn, error) {
			id, err := generate()
			return state(id), err
		},
		read: func(id string) (drawn, error) {
			parsed, err := uuid.Parse(id)
			if err != nil || len(id) != len(parsed.String()) {
				return drawn{}, fmt.Errorf("the id %q is not a UUID", id)
			}
			return state(parsed), nil
		},
	}
}
