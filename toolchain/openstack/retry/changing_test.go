package retry

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	clusterPath = "/container-infra/v1/clusters/c1"
	groupPath   = clusterPath + "/nodegroups/g1"
)

// magnum answers each read of a path with the next of its statuses; the last one stays.
type magnum struct {
	*httptest.Server
	mutex    sync.Mutex
	statuses map[string][]string
	reads    map[string]int
	denies   bool
}

func openMagnum(t *testing.T, statuses map[string][]string) *magnum {
	m := &magnum{statuses: statuses, reads: map[string]int{}}
	m.Server = httptest.NewServer(http.HandlerFunc(m.answer))
	t.Cleanup(m.Close)
	return m
}

func (m *magnum) answer(response http.ResponseWriter, request *http.Request) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	_, _ = io.Copy(io.Discard, request.Body)
	if request.Method != http.MethodGet {
		if m.denies {
			response.WriteHeader(http.StatusConflict)
			return
		}
		response.WriteHeader(http.StatusAccepted)
		return
	}
	path := request.URL.Path
	left := m.statuses[path]
	now := left[0]
	if len(left) > 1 {
		m.statuses[path] = left[1:]
	}
	m.reads[path]++
	if now == "gone" {
		response.WriteHeader(http.StatusNotFound)
		return
	}
	name, day, _ := strings.Cut(now, "@")
	response.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(response, `{"status": %q, "updated_at": %q}`, name, day)
}

func (m *magnum) client(patience time.Duration) *http.Client {
	own := limits
	own.Change = patience
	return &http.Client{Transport: &Transport{Base: &http.Transport{DisableKeepAlives: true}, Limits: own}}
}

func TestAReadOfAClusterWaitsForTheEndOfItsChange(t *testing.T) {
	resize := `{"node_count": 3, "nodegroup": "g1"}`
	for name, c := range map[string]struct {
		method, path, body, read string
		statuses                 map[string][]string
		code                     int
		want                     string
	}{
		"a node group that is resized": {
			http.MethodPost, clusterPath + "/actions/resize", resize, groupPath,
			map[string][]string{
				clusterPath: {"CREATE_COMPLETE@1"},
				groupPath:   {"CREATE_COMPLETE@1", "CREATE_COMPLETE@1", "UPDATE_IN_PROGRESS@2", "UPDATE_IN_PROGRESS@2", "UPDATE_COMPLETE@3"},
			}, 200, "UPDATE_COMPLETE",
		},
		"a second update ends with the status of the first": {
			http.MethodPost, clusterPath + "/actions/upgrade", `{"cluster_template": "t"}`, clusterPath,
			map[string][]string{clusterPath: {"UPDATE_COMPLETE@1", "UPDATE_COMPLETE@1", "UPDATE_COMPLETE@2"}}, 200, "UPDATE_COMPLETE",
		},
		"a failure": {
			http.MethodPatch, groupPath, `[]`, groupPath,
			map[string][]string{groupPath: {"UPDATE_COMPLETE@1", "UPDATE_COMPLETE@1", "UPDATE_FAILED@2"}}, 200, "UPDATE_FAILED",
		},
		"a deletion": {
			http.MethodDelete, clusterPath, ``, clusterPath,
			map[string][]string{clusterPath: {"UPDATE_COMPLETE@1", "UPDATE_COMPLETE@1", "DELETE_IN_PROGRESS@2", "gone"}}, 404, "",
		},
		"a creation, which another request began": {
			http.MethodPost, "/container-infra/v1/clusters", `{}`, clusterPath,
			map[string][]string{clusterPath: {"CREATE_IN_PROGRESS@", "CREATE_IN_PROGRESS@", "CREATE_COMPLETE@2"}}, 200, "CREATE_COMPLETE",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := openMagnum(t, c.statuses)
			all := len(c.statuses[c.read])
			client := m.client(time.Minute)
			if code, _ := send(t, client, c.method, m.URL+c.path, c.body); code != 202 {
				t.Fatalf("got %d for the change", code)
			}
			code, text := send(t, client, http.MethodGet, m.URL+c.read, "")
			if code != c.code || !strings.Contains(text, c.want) {
				t.Errorf("got %d %s, want %d %s", code, text, c.code, c.want)
			}
			if m.reads[c.read] != all {
				t.Errorf("%d reads, want all %d", m.reads[c.read], all)
			}
			// The next read is of a cluster at rest.
			if _, _ = send(t, client, http.MethodGet, m.URL+c.read, ""); m.reads[c.read] != all+1 {
				t.Errorf("%d reads, want one more", m.reads[c.read]-all)
			}
		})
	}
}

func TestAChangeWithoutAnEndIsShownAsItIs(t *testing.T) {
	for _, stays := range []string{"UPDATE_IN_PROGRESS@2", "UPDATE_COMPLETE@1"} {
		m := openMagnum(t, map[string][]string{clusterPath: {"UPDATE_COMPLETE@1", stays}})
		client := m.client(30 * time.Millisecond)
		_, _ = send(t, client, http.MethodPatch, m.URL+clusterPath, `[]`)
		begun := time.Now()
		code, text := send(t, client, http.MethodGet, m.URL+clusterPath, "")
		name, _, _ := strings.Cut(stays, "@")
		if code != 200 || !strings.Contains(text, name) || time.Since(begun) < 30*time.Millisecond {
			t.Errorf("got %d %s after %s", code, text, time.Since(begun))
		}
	}
}

func TestADeniedChangeIsNotWaitedFor(t *testing.T) {
	m := openMagnum(t, map[string][]string{clusterPath: {"UPDATE_COMPLETE@1"}})
	m.denies = true
	client := m.client(time.Minute)
	if code, _ := send(t, client, http.MethodPatch, m.URL+clusterPath, `[]`); code != 409 {
		t.Fatalf("got %d", code)
	}
	before := m.reads[clusterPath]
	if code, _ := send(t, client, http.MethodGet, m.URL+clusterPath, ""); code != 200 || m.reads[clusterPath] != before+1 {
		t.Errorf("got %d after %d reads, want one", code, m.reads[clusterPath]-before)
	}
}

func TestWhatARequestChanges(t *testing.T) {
	for _, c := range []struct {
		method, path, body string
		want               []string
	}{
		{http.MethodPatch, clusterPath, `[]`, []string{clusterPath}},
		{http.MethodDelete, groupPath, ``, []string{groupPath}},
		{http.MethodPost, clusterPath + "/actions/resize", `{"node_count": 1}`, []string{clusterPath}},
		{http.MethodPost, clusterPath + "/actions/resize", `{"nodegroup": "g1"}`, []string{clusterPath, groupPath}},
		{http.MethodPost, clusterPath + "/actions/resize", `{`, []string{clusterPath}},
		{http.MethodPost, "/container-infra/v1/clusters", `{}`, nil},
		{http.MethodPost, clusterPath + "/nodegroups", `{}`, nil},
		{http.MethodPatch, clusterPath + "/actions/resize", `{}`, nil},
		{http.MethodGet, clusterPath, ``, nil},
		{http.MethodPatch, "/container-infra/v1/clustertemplates/t1", `[]`, nil},
		{http.MethodDelete, "/v2.0/networks/n1", ``, nil},
	} {
		request, err := http.NewRequest(c.method, "http://127.0.0.1"+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := changedBy(request, []byte(c.body)); !slices.Equal(got, c.want) {
			t.Errorf("%s %s %s: got %v, want %v", c.method, c.path, c.body, got, c.want)
		}
	}
}
