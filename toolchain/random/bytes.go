package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

var randomBytes = &kind{
	name:        "RandomBytes",
	description: "Random bytes for a secret or a key.",
	inputs: []property{
		keepers,
		{name: "length", shape: integer, required: true, description: "The number of bytes, at least 1."},
	},
	outputs: []property{
		{name: "base64", shape: text, secret: true, description: "The bytes in base64."},
		{name: "hex", shape: text, secret: true, description: "The bytes in lowercase hexadecimal digits."},
	},
	hidesID: true,
	check:   atLeastOne("length"),
	create: func(in inputs) (drawn, error) {
		raw, err := drawBytes(in.number("length"))
		return bytesState(raw), err
	},
	read: func(id string) (drawn, error) {
		raw, err := base64.StdEncoding.DecodeString(id)
		if err != nil {
			return drawn{}, fmt.Errorf("the id must be the bytes in base64: %w", err)
		}
		state := bytesState(raw)
		state.values["length"] = resource.NewProperty(float64(len(raw)))
		return state, nil
	},
}

// bytesState has the value itself as the id, as in the published plugin.
func bytesState(raw []byte) drawn {
	encoded := base64.StdEncoding.EncodeToString(raw)
	return drawn{encoded, resource.PropertyMap{
		"base64": resource.NewProperty(encoded),
		"hex":    resource.NewProperty(hex.EncodeToString(raw)),
	}}
}

var randomID = &kind{
	name:        "RandomId",
	description: "A random identifier, presented in several encodings, which may be seen.",
	inputs: []property{
		{name: "byteLength", shape: integer, required: true, description: "The number of random bytes, at least 1."},
		keepers,
		{name: "prefix", shape: text, description: "A string to put before each output, as it is."},
	},
	outputs: []property{
		{name: "b64Std", shape: text, description: "The identifier in base64."},
		{name: "b64Url", shape: text, description: "The identifier in base64 of the URL-friendly characters, without padding."},
		{name: "dec", shape: text, description: "The identifier as a decimal number."},
		{name: "hex", shape: text, description: "The identifier in hexadecimal digits, two for each byte."},
	},
	check: atLeastOne("byteLength"),
	create: func(in inputs) (drawn, error) {
		raw, err := drawBytes(in.number("byteLength"))
		return idState(raw, in.text("prefix")), err
	},
	read: func(id string) (drawn, error) {
		prefix, encoded := "", id
		if comma := strings.LastIndex(id, ","); comma >= 0 {
			prefix, encoded = id[:comma], id[comma+1:]
		}
		raw, err := base64.RawURLEncoding.DecodeString(encoded)
		if err != nil {
			return drawn{}, fmt.Errorf("the id must be b64Url, or a prefix, a comma and b64Url: %w", err)
		}
		state := idState(raw, prefix)
		state.values["byteLength"] = resource.NewProperty(float64(len(raw)))
		if prefix != "" {
			state.values["prefix"] = resource.NewProperty(prefix)
		}
		return state, nil
	},
}

func idState(raw []byte, prefix string) drawn {
	id := base64.RawURLEncoding.EncodeToString(raw)
	return drawn{id, resource.PropertyMap{
		"b64Std": resource.NewProperty(prefix + base64.StdEncoding.EncodeToString(raw)),
		"b64Url": resource.NewProperty(prefix + id),
		"dec":    resource.NewProperty(prefix + new(big.Int).SetBytes(raw).String()),
		"hex":    resource.NewProperty(prefix + hex.EncodeToString(raw)),
	}}
}

func drawBytes(count int) ([]byte, error) {
	raw := make([]byte, count)
	_, err := rand.Read(raw)
	return raw, err
}

// atLeastOne checks that a number is positive.
func atLeastOne(name string) func(inputs) []failure {
	return func(in inputs) []failure {
		if n := in.number(name); n < 1 {
			return []failure{{name, fmt.Sprintf("is %d; it must be at least 1", n)}}
		}
		return nil
	}
}
