package retry

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// kind is a request that changes more when it is repeated, by its method and the end of
// its path.
type kind struct {
	method string
	path   *regexp.Regexp
	effect func(details) *effect
}

// details are a request's path and content.
type details struct {
	path string
	// ids are the parts of the path that the expression names.
	ids []string
	// content is the document, without its outer name if it has one.
	content item
	// name is the outer name.
	name string
}

var kinds = []kind{
	created(`/v2\.0/(?:networks|subnets|routers|security-groups|subnetpools|address-scopes|qos/policies)$`, "?name={name}"),
	created(`/v2\.0/vpn/(?:vpnservices|ikepolicies|ipsecpolicies|endpoint-groups|ipsec-site-connections)$`, "?name={name}"),
	created(`/v2\.0/security-group-rules$`, "?security_group_id={security_group_id}"),
	created(`/v2\.0/rbac-policies$`, "?object_id={object_id}"),
	created(`/v2\.0/qos/policies/[^/]+/bandwidth_limit_rules$`, ""),
	created(`/v3/groups$`, "?name={name}"),
	withSecret(`/v3/users$`),
	withSecret(`/v3/users/[^/]+/application_credentials$`),
	{http.MethodPost, regexp.MustCompile(`/v3/projects$`), project},
	created(`/flavors$`, "/detail?is_public=None"),
	created(`/types$`, "?is_public=None"),
	created(`/v1/clusters/[^/]+/nodegroups$`, ""),
	created(`/v1/clustertemplates$`, "/detail"),
	{http.MethodPost, regexp.MustCompile(`/v1/clusters$`), cluster},
	{http.MethodPost, regexp.MustCompile(`/(flavors|types)/[^/]+/action$`), access},
	{http.MethodPut, regexp.MustCompile(`/v2\.0/routers/([^/]+)/(add|remove)_router_interface$`), routerInterface},
}

// collections are the names of listings that differ from the last part of their path.
var collections = map[string]string{"types": "volume_types"}

// statuses are the answers to creations that are not 201: the provider rejects any other.
var statuses = map[string]int{"types": http.StatusOK, "nodegroups": http.StatusAccepted}

// created is a creation that the listing beside it shows.
func created(path, query string) kind {
	return kind{http.MethodPost, regexp.MustCompile(path), func(a details) *effect {
		last := a.path[strings.LastIndex(a.path, "/")+1:]
		key, known := collections[last]
		if !known {
			key = strings.ReplaceAll(last, "-", "_")
		}
		filter, ok := fill(query, a.content)
		if !ok {
			return nil
		}
		status, known := statuses[last]
		if !known {
			status = http.StatusCreated
		}
		return &effect{
			list: a.path + filter, key: key, status: status,
			is:     func(each item) bool { return equal(a.content, each) },
			answer: func(found item) any { return named(a.name, found) },
		}
	}}
}

// withSecret is a creation whose secret no listing shows.
func withSecret(path string) kind {
	found := created(path, "?name={name}")
	return kind{found.method, found.path, func(a details) *effect {
		made := found.effect(a)
		if made != nil {
			made.secret = true
			made.is = func(each item) bool {
				domain, sent := a.content["domain_id"]
				return each["name"] == a.content["name"] && (!sent || each["domain_id"] == domain)
			}
		}
		return made
	}}
}

// project is a project or a domain; Keystone lists domains only on request.
func project(a details) *effect {
	made := created("", "?name={name}").effect(a)
	if made != nil && a.content["is_domain"] == true {
		made.list += "&is_domain=true"
	}
	return made
}

// cluster is ordered by its name; the answer has only its id.
func cluster(a details) *effect {
	return &effect{
		list: a.path + "/detail", key: "clusters", status: http.StatusAccepted,
		is: func(each item) bool {
			return each["name"] == a.content["name"] && each["cluster_template_id"] == a.content["cluster_template_id"]
		},
		answer: func(found item) any { return map[string]any{"uuid": found["uuid"]} },
	}
}

// access is a project's access to a flavor or a volume type, given or taken away.
func access(a details) *effect {
	words := map[string]struct{ list, key, field string }{
		"flavors": {"os-flavor-access", "flavor_access", "tenant_id"},
		"types":   {"os-volume-type-access", "volume_type_access", "project_id"},
	}[a.ids[0]]
	sent, _ := a.content["tenant"].(string)
	if sent == "" {
		sent, _ = a.content["project"].(string)
	}
	if sent == "" || !strings.HasSuffix(a.name, "Access") {
		return nil
	}
	made := &effect{
		list: strings.TrimSuffix(a.path, "action") + words.list, key: words.key, status: http.StatusAccepted,
		is:   func(each item) bool { return each[words.field] == sent },
		gone: strings.HasPrefix(a.name, "remove"),
	}
	if a.ids[0] == "flavors" {
		made.status = http.StatusOK
		made.answer = func(found item) any {
			list := []item{}
			if found != nil {
				list = append(list, found)
			}
			return map[string]any{words.key: list}
		}
	}
	return made
}

// routerInterface is a router's port in a subnet, added or removed.
func routerInterface(a details) *effect {
	router := a.ids[0]
	base := a.path[:strings.Index(a.path, "/v2.0/")+len("/v2.0/")]
	is := func(port item) bool {
		if a.content["port_id"] != nil {
			return port["id"] == a.content["port_id"]
		}
		ips, _ := port["fixed_ips"].([]any)
		for _, ip := range ips {
			if each, ok := ip.(map[string]any); ok && each["subnet_id"] == a.content["subnet_id"] {
				return true
			}
		}
		return false
	}
	answer := func(port item) any {
		info := item{"id": router, "subnet_id": a.content["subnet_id"], "port_id": a.content["port_id"]}
		if port != nil {
			info["port_id"], info["tenant_id"] = port["id"], port["tenant_id"]
		}
		return info
	}
	return &effect{
		list: base + "ports?device_id=" + url.QueryEscape(router), key: "ports", is: is,
		gone: a.ids[1] == "remove", status: http.StatusOK, answer: answer,
	}
}

// effectOf returns how to find the effect of a request; nil for one that has none more
// when it is repeated, or none that can be found.
func effectOf(request *http.Request, body []byte) *effect {
	for _, each := range kinds {
		matched := each.path.FindStringSubmatch(request.URL.Path)
		if each.method != request.Method || matched == nil {
			continue
		}
		var document item
		if json.Unmarshal(body, &document) != nil {
			return nil
		}
		a := details{path: request.URL.Path, ids: matched[1:], content: document}
		for name, inner := range document {
			if part, ok := inner.(map[string]any); ok && len(document) == 1 {
				a.name, a.content = name, part
			}
		}
		return each.effect(a)
	}
	return nil
}

// fill replaces the placeholders of a query; false if the content lacks one.
func fill(query string, content item) (string, bool) {
	complete := true
	filled := regexp.MustCompile(`\{(\w+)\}`).ReplaceAllStringFunc(query, func(place string) string {
		value, ok := content[strings.Trim(place, "{}")].(string)
		complete = complete && ok && value != ""
		return url.QueryEscape(value)
	})
	return filled, complete
}

func named(name string, found item) any {
	if name == "" {
		return found
	}
	return map[string]any{name: found}
}
