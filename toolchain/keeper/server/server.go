// Package server speaks the part of Pulumi Cloud's API that the engine needs for
// stacks and updates. The state is kept by package state.
package server

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"

	"aes-estate/toolchain/keeper/state"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// longestBody is the limit of a request's content in bytes, after decompression.
const longestBody = 1 << 30

// Server answers the engine's requests.
type Server struct {
	keeper *state.Keeper
	// token is what requests about stacks must show.
	token string
	// storeURL is the store's URL without credentials.
	storeURL string
	log      *log.Logger

	mu sync.Mutex
	// updates has the updates and previews of this process by id.
	updates map[string]*program
}

// New returns the server of a keeper.
func New(keeper *state.Keeper, token, storeURL string, log *log.Logger) *Server {
	return &Server{keeper: keeper, token: token, storeURL: storeURL, log: log, updates: map[string]*program{}}
}

// user is the only user and the only organization, as in Pulumi's own backend.
const user = "organization"

// Handler returns the routes. Requests under another name than a loopback
// address are rejected: a web page could send them.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	stack := "/api/stacks/organization/{project}/{stack}"
	update := stack + "/update/{update}"

	for pattern, answer := range map[string]answer{
		"GET /api/state-store":                    s.stateStore,
		"GET /api/user":                           s.user,
		"GET /api/user/organizations/default":     s.organization,
		"GET /api/user/stacks":                    s.listStacks,
		"GET /api/capabilities":                   s.capabilities,
		"GET /api/stacks/organization/{project}":  s.project,
		"POST /api/stacks/organization/{project}": s.createStack,
		"GET " + stack:                            s.stack,
		"DELETE " + stack:                         s.deleteStack,
		"GET " + stack + "/export":                s.export,
		"POST " + stack + "/import":               s.importState,
		"PATCH " + stack + "/tags":                s.setTags,
		"POST " + stack + "/update":               s.create(apitype.UpdateUpdate),
		"POST " + stack + "/preview":              s.create(apitype.PreviewUpdate),
		"POST " + stack + "/refresh":              s.create(apitype.RefreshUpdate),
		"POST " + stack + "/destroy":              s.create(apitype.DestroyUpdate),
		"POST " + update:                          s.start,
		"GET " + update:                           s.status,
		"POST " + update + "/cancel":              s.cancel,
	} {
		mux.HandleFunc(pattern, s.authorized(answer))
	}
	for pattern, answer := range map[string]updateAnswer{
		"PATCH " + update + "/journalentries":     s.append,
		"PATCH " + update + "/checkpoint":         s.rejectCheckpoint,
		"PATCH " + update + "/checkpointverbatim": s.rejectCheckpoint,
		"PATCH " + update + "/checkpointdelta":    s.rejectCheckpoint,
		"POST " + update + "/events/batch":        s.events,
		"POST " + update + "/renew_lease":         s.renew,
		"POST " + update + "/complete":            s.complete,
	} {
		mux.HandleFunc(pattern, s.ofUpdate(answer))
	}
	mux.HandleFunc("/", s.authorized(func(context.Context, *http.Request) (any, error) {
		return nil, &failure{http.StatusNotFound, "Not Found: the state keeper does not have this"}
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) {
			s.fail(w, &failure{http.StatusForbidden, "requests must be for a loopback address"})
			return
		}
		mux.ServeHTTP(w, r)
	})
}

func isLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// answer answers a request with a value for JSON, or nil for no content. The
// context does not end with the request: what has begun is finished.
type answer func(ctx context.Context, r *http.Request) (any, error)

// failure is an error with a status for the engine.
type failure struct {
	status  int
	message string
}

func (f *failure) Error() string { return f.message }

func (s *Server) reply(w http.ResponseWriter, value any, err error) {
	if err != nil {
		s.fail(w, err)
		return
	}
	if value == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

func (s *Server) fail(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	var known *failure
	var conflict *state.ConflictError
	var open *state.OpenError
	var invalid *state.InvalidError
	message := err.Error()
	switch {
	case errors.As(err, &known):
		status = known.status
	case errors.Is(err, state.ErrNoStack):
		status, message = http.StatusNotFound, "Not Found: Stack not found"
	case errors.Is(err, state.ErrStackExists), errors.As(err, &conflict):
		status = http.StatusConflict
	case errors.Is(err, state.ErrHasResources), errors.As(err, &open), errors.As(err, &invalid):
		status = http.StatusBadRequest
	}
	if status == http.StatusInternalServerError {
		s.log.Printf("%q", message)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(apitype.ErrorResponse{Code: status, Message: message})
}

// decode reads a request's JSON, which may be compressed.
func decode(r *http.Request, value any) error {
	content, err := body(r)
	if err == nil {
		err = json.Unmarshal(content, value)
	}
	if err != nil {
		return &failure{http.StatusBadRequest, fmt.Sprintf("the request cannot be read: %v", err)}
	}
	return nil
}

func body(r *http.Request) ([]byte, error) {
	var content io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		decompressed, err := gzip.NewReader(r.Body)
		if err != nil {
			return nil, err
		}
		content = decompressed
	}
	all, err := io.ReadAll(io.LimitReader(content, longestBody+1))
	if err == nil && len(all) > longestBody {
		err = errors.New("it is too long")
	}
	return all, err
}

func refOf(r *http.Request) (state.Ref, error) {
	return parse(r.PathValue("project"), r.PathValue("stack"))
}

func parse(project, stack string) (state.Ref, error) {
	ref, err := state.ParseRef(project, stack)
	if err != nil {
		return ref, &failure{http.StatusBadRequest, err.Error()}
	}
	return ref, nil
}
