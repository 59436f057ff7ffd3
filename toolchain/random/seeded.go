package main

import (
	"errors"
	"fmt"
	"hash/crc64"
	"math/rand"
	"strconv"
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// newRand gives the generator of the published plugin, so that the same seed
// draws the same values.
func newRand(seed string) *rand.Rand {
	n := time.Now().UnixNano()
	if seed != "" {
		n = int64(crc64.Checksum([]byte(seed), crc64.MakeTable(crc64.ISO)))
	}
	return rand.New(rand.NewSource(n))
}

var seed = property{
	name: "seed", shape: text,
	description: "A seed that always draws the same result.",
}

var randomInteger = &kind{
	name:        "RandomInteger",
	description: "A random whole number of a range.",
	inputs: []property{
		keepers,
		{name: "max", shape: integer, required: true, description: "The greatest number of the range."},
		{name: "min", shape: integer, required: true, description: "The smallest number of the range."},
		seed,
	},
	outputs: []property{{name: "result", shape: integer, description: "The number drawn."}},
	check: func(in inputs) []failure {
		if low, high := in.number("min"), in.number("max"); low > high {
			return []failure{{"min", fmt.Sprintf("is %d, more than max, which is %d", low, high)}}
		}
		return nil
	},
	create: func(in inputs) (drawn, error) {
		low, high := in.number("min"), in.number("max")
		n := newRand(in.text("seed")).Intn(high+1-low) + low
		return drawn{strconv.Itoa(n), resource.PropertyMap{"result": resource.NewProperty(float64(n))}}, nil
	},
	read: readInteger,
}

// readInteger reads an id of the form result,min,max or result,min,max,seed.
func readInteger(id string) (drawn, error) {
	parts := strings.Split(id, ",")
	if len(parts) != 3 && len(parts) != 4 {
		return drawn{}, errors.New("the id must be result,min,max or result,min,max,seed")
	}
	values := resource.PropertyMap{}
	for i, key := range []resource.PropertyKey{"result", "min", "max"} {
		n, err := strconv.ParseInt(parts[i], 10, 64)
		if err != nil {
			return drawn{}, fmt.Errorf("%s %q is not a whole number", key, parts[i])
		}
		values[key] = resource.NewProperty(float64(n))
	}
	if len(parts) == 4 {
		values["seed"] = resource.NewProperty(parts[3])
	}
	return drawn{parts[0], values}, nil
}

var randomShuffle = &kind{
	name:        "RandomShuffle",
	description: "A random order of a list of strings.",
	inputs: []property{
		{name: "inputs", shape: textList, required: true, description: "The list of strings to shuffle."},
		keepers,
		{name: "resultCount", shape: integer,
			description: "The number of results; default that of the inputs. More than that repeats them."},
		seed,
	},
	outputs: []property{{name: "results", shape: textList, description: "The strings in their new order."}},
	check: func(in inputs) []failure {
		if in.number("resultCount") < 0 {
			return []failure{{"resultCount", "must not be negative"}}
		}
		return nil
	},
	create: func(in inputs) (drawn, error) {
		return drawn{"-", resource.PropertyMap{"results": resource.NewProperty(shuffle(in))}}, nil
	},
}

func shuffle(in inputs) []resource.PropertyValue {
	list := in.value("inputs").ArrayValue()
	count := len(list)
	if in.value("resultCount").IsNumber() {
		count = in.number("resultCount")
	}
	results := []resource.PropertyValue{}
	random := newRand(in.text("seed"))
	for len(list) > 0 && len(results) < count {
		for _, i := range random.Perm(len(list)) {
			if len(results) < count {
				results = append(results, list[i])
			}
		}
	}
	return results
}
