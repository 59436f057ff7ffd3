package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"golang.org/x/crypto/bcrypt"
)

// class is a set of characters that RandomString and RandomPassword draw from.
type class struct{ flag, minimum, characters string }

var classes = []class{
	{"upper", "minUpper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
	{"lower", "minLower", "abcdefghijklmnopqrstuvwxyz"},
	{"numeric", "minNumeric", "0123456789"},
	{"special", "minSpecial", "!@#$%&*()-_=+[]{}<>:?"},
}

var textInputs = []property{
	keepers,
	{name: "length", shape: integer, required: true,
		description: "The length of the string: at least 1 and at least the sum of the minima."},
	include("lower", "lowercase letters"),
	atLeast("minLower", "lowercase letters"),
	atLeast("minNumeric", "digits"),
	atLeast("minSpecial", "special characters"),
	atLeast("minUpper", "uppercase letters"),
	{name: "number", shape: boolean, def: resource.NewProperty(true), description: "The former name of `numeric`.",
		deprecated: "**NOTE**: This is deprecated, use `numeric` instead."},
	include("numeric", "digits"),
	{name: "overrideSpecial", shape: text, description: "The special characters to draw from, instead of the usual ones."},
	include("special", "special characters, `"+classes[3].characters+"`"),
	include("upper", "uppercase letters"),
}

func include(name, what string) property {
	return property{name: name, shape: boolean, def: resource.NewProperty(true),
		description: fmt.Sprintf("Include %s. Default value is `true`.", what)}
}

func atLeast(name, what string) property {
	return property{name: name, shape: integer, def: resource.NewProperty(0.0),
		description: fmt.Sprintf("Minimum number of %s. Default value is `0`.", what)}
}

var randomString = &kind{
	name:         "RandomString",
	description:  "A random string of letters, digits and special characters, which may be seen.",
	inputs:       textInputs,
	outputs:      []property{{name: "result", shape: text, description: "The generated string."}},
	stateVersion: 2,
	settle:       settleText,
	check:        checkText,
	create: func(in inputs) (drawn, error) {
		s, err := drawText(in)
		return drawn{s, resource.PropertyMap{"result": resource.NewProperty(s)}}, err
	},
	read: func(id string) (drawn, error) {
		return drawn{id, importedText(id)}, nil
	},
}

var randomPassword = &kind{
	name:        "RandomPassword",
	description: "As RandomString, but secret.",
	inputs:      textInputs,
	outputs: []property{
		{name: "bcryptHash", shape: text, secret: true,
			description: "A bcrypt hash of the password, of its first 72 bytes where it is longer."},
		{name: "result", shape: text, secret: true, description: "The generated password."},
	},
	stateVersion: 3,
	settle:       settleText,
	check:        checkText,
	create: func(in inputs) (drawn, error) {
		s, err := drawText(in)
		if err != nil {
			return drawn{}, err
		}
		return password(s, resource.PropertyMap{"result": resource.NewProperty(s)})
	},
	read: func(id string) (drawn, error) { return password(id, importedText(id)) },
}

// password adds the hash; the id says nothing of a password.
func password(s string, values resource.PropertyMap) (drawn, error) {
	hashed := []byte(s)
	hash, err := bcrypt.GenerateFromPassword(hashed[:min(len(hashed), 72)], bcrypt.DefaultCost)
	values["bcryptHash"] = resource.NewProperty(string(hash))
	return drawn{"none", values}, err
}

// importedText is the state of a string that was made elsewhere.
func importedText(s string) resource.PropertyMap {
	return resource.PropertyMap{
		"length": resource.NewProperty(float64(len(s))),
		"result": resource.NewProperty(s),
	}
}

// settleText makes number and numeric say the same, whichever is given.
func settleText(in inputs, given resource.PropertyMap) {
	number, numeric := plain(given["number"]), plain(given["numeric"])
	if !numeric.IsNull() {
		in["number"] = numeric
	} else if !number.IsNull() {
		in["numeric"] = number
	}
	if in.value("overrideSpecial").IsString() && in.text("overrideSpecial") == "" {
		delete(in, "overrideSpecial") // Both mean the usual characters.
	}
}

func checkText(in inputs) []failure {
	var failures []failure
	length, sum, drawable := in.number("length"), 0, false
	for _, c := range classes {
		if in.number(c.minimum) < 0 {
			failures = append(failures, failure{c.minimum, "must not be negative"})
		}
		sum += in.number(c.minimum)
		drawable = drawable || in.flag(c.flag)
	}
	switch {
	case length < 1:
		failures = append(failures, failure{"length", fmt.Sprintf("is %d; it must be at least 1", length)})
	case length < sum:
		failures = append(failures, failure{"length", fmt.Sprintf(
			"is %d, less than minUpper + minLower + minNumeric + minSpecial, which is %d", length, sum)})
	}
	if !drawable {
		failures = append(failures, failure{"special", "at least one of upper, lower, numeric and special must be true"})
	}
	return failures
}

// drawText draws the minimum of each class, then the rest from all wanted
// classes, and shuffles. A minimum holds for an unwanted class too, as in the
// published plugin.
func drawText(in inputs) (string, error) {
	var wanted, result []rune
	for _, c := range classes {
		characters := []rune(c.characters)
		if override := in.text("overrideSpecial"); c.flag == "special" && override != "" {
			characters = []rune(override)
		}
		if in.flag(c.flag) {
			wanted = append(wanted, characters...)
		}
		if err := draw(&result, characters, in.number(c.minimum)); err != nil {
			return "", err
		}
	}
	if len(wanted) == 0 {
		return "", errors.New("no character to draw from")
	}
	if err := draw(&result, wanted, in.number("length")-len(result)); err != nil {
		return "", err
	}
	for i := len(result) - 1; i > 0; i-- {
		j, err := below(i + 1)
		if err != nil {
			return "", err
		}
		result[i], result[j] = result[j], result[i]
	}
	return string(result), nil
}

func draw(result *[]rune, from []rune, count int) error {
	for range count {
		i, err := below(len(from))
		if err != nil {
			return err
		}
		*result = append(*result, from[i])
	}
	return nil
}

// below draws a number from 0 to n-1 that nobody can foresee.
func below(n int) (int, error) {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		return 0, err
	}
	return int(i.Int64()), nil
}
