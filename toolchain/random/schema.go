package main

import "maps"

const terraformConfig = "pulumi:providers:random/terraformConfig"

// object is a JSON object of the package schema.
type object = map[string]any

// schema describes the package as the published plugin's schema does.
func schema() object {
	resources := object{}
	for token, k := range kinds {
		outputs := append(append([]property{}, k.inputs...), k.outputs...)
		resources[token] = object{
			"description":     k.description,
			"properties":      properties(outputs),
			"required":        append(names(k.inputs, alwaysSet), names(k.outputs, always)...),
			"inputProperties": properties(k.inputs),
			"requiredInputs":  names(k.inputs, func(p property) bool { return p.required }),
			"stateInputs":     object{"properties": properties(outputs), "type": "object"},
		}
	}
	self := object{"__self__": object{"type": "ref", "$ref": "#/provider"}}
	result := object{"result": object{"type": "object", "additionalProperties": object{"$ref": "pulumi.json#/Any"}}}
	return object{
		"name":        "random",
		"version":     Version,
		"description": "A Pulumi package to safely use randomness in Pulumi programs.",
		"keywords":    []string{"pulumi", "random"},
		"license":     "Apache-2.0",
		"meta":        object{"moduleFormat": "(.*)(?:/[^/]*)"},
		"config":      object{},
		"provider":    object{"methods": object{"terraformConfig": terraformConfig}},
		"resources":   resources,
		"functions": object{terraformConfig: object{
			"inputs":  object{"type": "object", "properties": self, "required": []string{"__self__"}},
			"outputs": object{"type": "object", "properties": result, "required": []string{"result"}},
		}},
		"language": object{"nodejs": object{"compatibility": "tfbridge20", "disableUnionOutputTypes": true}},
	}
}

// alwaysSet tells whether a property of a finished resource has a value.
func alwaysSet(p property) bool { return p.required || !p.def.IsNull() }

func always(property) bool { return true }

func properties(list []property) object {
	m := object{}
	for _, p := range list {
		o := object{"type": string(p.shape), "description": p.description}
		maps.Copy(o, map[shape]object{
			textList: {"items": object{"type": "string"}},
			textMap:  {"additionalProperties": object{"type": "string"}},
		}[p.shape])
		if p.secret {
			o["secret"] = true
		}
		if p.deprecated != "" {
			o["deprecationMessage"] = p.deprecated
		}
		m[p.name] = o
	}
	return m
}

func names(list []property, keep func(property) bool) []string {
	kept := []string{}
	for _, p := range list {
		if keep(p) {
			kept = append(kept, p.name)
		}
	}
	return kept
}
