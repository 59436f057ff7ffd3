// Package s3fake is a small S3 in memory, for tests. Its answers can fail.
package s3fake

import (
	"encoding/xml"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Fault is what happens to one request.
type Fault int

const (
	None Fault = iota
	// Fail answers 500 and does nothing.
	Fail
	// Lose does what was requested and closes the connection without an answer.
	Lose
	// Hang does nothing and answers only when the client is gone.
	Hang
)

// pageSize is the number of keys of one page of a listing.
const pageSize = 3

// Server is the fake.
type Server struct {
	// URL is the store's URL of the bucket.
	URL string

	mu      sync.Mutex
	objects map[string]object
	fault   func(method, key string) Fault
}

type object struct {
	content  []byte
	modified time.Time
}

// Start starts the fake for the time of a test, and sets the credentials. The
// client's own repetitions, which wait for seconds, are off.
func Start(t *testing.T) *Server {
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	s := &Server{objects: map[string]object{}}
	web := httptest.NewServer(s)
	t.Cleanup(func() { web.CloseClientConnections(); web.Close() })
	s.URL = "s3://bucket?region=local&use_path_style=true&rate_limiter_capacity=1&endpoint=" + url.QueryEscape(web.URL)
	return s
}

// SetFault chooses what happens to each request; nil for nothing.
func (s *Server) SetFault(fault func(method, key string) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = fault
}

// Keys returns the keys of the bucket in order.
func (s *Server) Keys() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.objects))
}

// Set replaces an object's content.
func (s *Server) Set(key string, content []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.objects[key] = object{content, time.Now()}
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/bucket"), "/")
	content, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	s.mu.Lock()
	fault := None
	if s.fault != nil {
		fault = s.fault(r.Method, key)
	}
	s.mu.Unlock()
	switch fault {
	case Fail:
		http.Error(w, "", http.StatusInternalServerError)
	case Hang:
		<-r.Context().Done()
	case Lose:
		s.serve(httptest.NewRecorder(), r, key, content)
		panic(http.ErrAbortHandler)
	case None:
		s.serve(w, r, key, content)
	}
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request, key string, content []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, there := s.objects[key]
	switch {
	case r.Method == http.MethodGet && key == "":
		s.list(w, r.URL.Query())
	case r.Method == http.MethodPut:
		s.objects[key] = object{content, time.Now()}
	case r.Method == http.MethodDelete:
		delete(s.objects, key)
		w.WriteHeader(http.StatusNoContent)
	case !there:
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write([]byte("<Error><Code>NoSuchKey</Code></Error>"))
	default:
		w.Header().Set("Last-Modified", found.modified.UTC().Format(http.TimeFormat))
		_, _ = w.Write(found.content)
	}
}

type listing struct {
	XMLName               xml.Name `xml:"ListBucketResult"`
	IsTruncated           bool
	NextContinuationToken string `xml:",omitempty"`
	Contents              []listed
}

type listed struct {
	Key          string
	LastModified time.Time
	Size         int
}

func (s *Server) list(w http.ResponseWriter, query url.Values) {
	var page listing
	for _, key := range slices.Sorted(maps.Keys(s.objects)) {
		if !strings.HasPrefix(key, query.Get("prefix")) || key <= query.Get("continuation-token") {
			continue
		}
		if len(page.Contents) == pageSize {
			page.IsTruncated = true
			page.NextContinuationToken = page.Contents[pageSize-1].Key
			break
		}
		one := s.objects[key]
		page.Contents = append(page.Contents, listed{key, one.modified.UTC(), len(one.content)})
	}
	w.Header().Set("Content-Type", "application/xml")
	_ = xml.NewEncoder(w).Encode(page)
}
