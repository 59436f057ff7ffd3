package retry

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// item is one thing of a listing.
type item map[string]any

// effect is how to find what a request has changed, and the answer that it then had.
type effect struct {
	// list continues the address of the service.
	list string
	// key is the name of the listing in its document.
	key string
	// is reports whether a thing is what the request asks for.
	is func(item) bool
	// secret is true if its content or its answer has a secret, so that what is found cannot stand for
	// the answer: it may be someone else's, or be useless. Only what is not there is created again.
	secret bool
	// gone is true if the request removes what it names.
	gone bool
	// status and answer are the answer's.
	status int
	answer func(item) any
}

// slack is how much earlier than the request a thing may have been made by the clock of
// its service: a service's times have no fractions.
const slack = 2 * time.Second

// look returns the answer of a request that has taken effect, or nil. `seen` is false if
// the cloud does not show what it has, or shows what cannot stand for the answer. `begun` is when the request was sent first: what is
// older was made by someone else.
func (s *sending) look(begun time.Time) (answer *http.Response, seen bool) {
	listing, response := s.list()
	if response == nil {
		return nil, false
	}
	if response.StatusCode == http.StatusUnauthorized {
		return response, true // with a new token the request comes again, and is looked for first
	}
	since := serverTime(response).Add(-time.Since(begun)).Add(-slack)
	found := item(nil)
	for _, each := range listing {
		if !s.effect.is(each) || older(each, since) {
			continue
		}
		if !s.effect.gone && s.transport.memory.has(id(each)) {
			continue
		}
		found = each
	}
	if (found == nil) != s.effect.gone {
		return nil, true
	}
	if s.effect.secret {
		return nil, false
	}
	return s.answered(found), true
}

// list asks for the listing, with the login of the request itself.
func (s *sending) list() ([]item, *http.Response) {
	ask := s.request.Clone(s.request.Context())
	ask.Method, ask.Body, ask.GetBody, ask.ContentLength = http.MethodGet, nil, nil, 0
	ask.Header.Del("Content-Type")
	path, query, _ := strings.Cut(s.effect.list, "?")
	ask.URL.Path, ask.URL.RawPath, ask.URL.RawQuery = path, "", query
	response, err := s.transport.RoundTrip(ask)
	if err != nil {
		return nil, nil
	}
	if response.StatusCode == http.StatusUnauthorized {
		return nil, response
	}
	defer response.Body.Close()
	var document map[string]json.RawMessage
	var items []item
	if response.StatusCode != http.StatusOK || json.NewDecoder(response.Body).Decode(&document) != nil {
		return nil, nil
	}
	if document[s.effect.key] == nil || json.Unmarshal(document[s.effect.key], &items) != nil {
		return nil, nil
	}
	return items, response
}

// answered makes the answer that was lost.
func (s *sending) answered(found item) *http.Response {
	content := []byte{}
	if s.effect.answer != nil {
		content, _ = json.Marshal(s.effect.answer(found))
	}
	return s.answerOf(s.effect.status, content)
}

func (s *sending) answerOf(status int, content []byte) *http.Response {
	return &http.Response{
		Status:        fmt.Sprintf("%d %s", status, http.StatusText(status)),
		StatusCode:    status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        http.Header{"Content-Type": {"application/json"}},
		Body:          io.NopCloser(bytes.NewReader(content)),
		ContentLength: int64(len(content)),
		Request:       s.request,
	}
}

func serverTime(response *http.Response) time.Time {
	if now, err := http.ParseTime(response.Header.Get("Date")); err == nil {
		return now
	}
	return time.Now()
}

// older reports whether a thing was made before a time. Keystone, flavors and volume types
// have no time; their names are unique, so that the first request would have been denied.
func older(each item, than time.Time) bool {
	text, _ := each["created_at"].(string)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if made, err := time.Parse(layout, text); err == nil {
			return made.Before(than)
		}
	}
	return false
}

func id(each item) string {
	for _, name := range []string{"id", "uuid"} {
		if text, ok := each[name].(string); ok {
			return text
		}
	}
	return ""
}

// idIn returns the id in the answer to a creation: at its top, or in its only part.
func idIn(content []byte) string {
	var document item
	if json.Unmarshal(content, &document) != nil {
		return ""
	}
	if known := id(document); known != "" {
		return known
	}
	for _, part := range document {
		if inner, ok := part.(map[string]any); ok && len(document) == 1 {
			return id(inner)
		}
	}
	return ""
}
