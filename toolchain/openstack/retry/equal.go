package retry

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
)

// equal reports whether a thing has everything that a creation wanted. What the service
// does not show, or shows in another form, cannot be compared.
func equal(sent, found item) bool {
	compared := 0
	for name, value := range sent {
		shown, ok := found[name]
		if !ok || !alike(value, shown) {
			continue
		}
		if value != shown {
			return false
		}
		compared++
	}
	return compared > 0
}

// alike reports whether both are texts, numbers or booleans: services show some values
// in another form than that in which they take them.
func alike(value, shown any) bool {
	var same bool
	switch value.(type) {
	case string:
		_, same = shown.(string)
	case float64:
		_, same = shown.(float64)
	case bool:
		_, same = shown.(bool)
	}
	return same
}

// upserts are paths whose POST writes what it names, once or twice.
var upserts = regexp.MustCompile(`/v3/auth/tokens$|/(?:types|flavors)/[^/]+/(?:os-)?extra_specs$|/v1/AUTH_[^/]+(?:/[^/]+)?$`)

// repeatable reports whether a request that is sent twice changes no more than once.
func repeatable(request *http.Request, body []byte) bool {
	switch request.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPut, http.MethodDelete:
		return true
	case http.MethodPatch:
		return !bytes.HasPrefix(bytes.TrimSpace(body), []byte("[")) || onlyReplaces(body)
	case http.MethodPost:
		return upserts.MatchString(request.URL.Path)
	}
	return false
}

// onlyReplaces reports whether a JSON patch sets values and neither adds nor removes one.
func onlyReplaces(body []byte) bool {
	var steps []struct {
		Op string `json:"op"`
	}
	if json.Unmarshal(body, &steps) != nil {
		return false
	}
	for _, step := range steps {
		if step.Op != "replace" {
			return false
		}
	}
	return true
}
