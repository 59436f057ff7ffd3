package retry

import (
	"cmp"
	"encoding/json"
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

// fault is what happens to one request instead of its answer.
type fault struct {
	// status is the answer; 0 breaks the connection.
	status int
	// after is true if the request takes effect all the same.
	after bool
	// half breaks the connection in the middle of the true answer.
	half   bool
	header http.Header
	// empty shows a listing without anything; key is its name if it is not of groups.
	empty bool
	key   string
}

// cloud keeps what is created in it, by the path of its collection.
type cloud struct {
	*httptest.Server
	mutex  sync.Mutex
	things map[string][]item
	// faults are taken one by one by requests that are no GET; reads by those that are.
	faults, reads []*fault
	// requests has each request that is no GET, with the length of its body.
	requests []string
	chance   func(method string) *fault
}

func openCloud(t *testing.T, faults ...*fault) *cloud {
	c := &cloud{things: map[string][]item{}, faults: faults}
	c.Server = httptest.NewServer(http.HandlerFunc(c.answer))
	t.Cleanup(c.Close)
	return c
}

// limits of tests: the usual ones, with short pauses.
var limits = Limits{
	Attempts: Usual.Attempts, Total: time.Minute, Down: time.Minute, First: time.Millisecond, RetryAfter: 30 * time.Millisecond,
}

func (c *cloud) client() *http.Client {
	transport := &http.Transport{DisableKeepAlives: true}
	return &http.Client{Transport: &Transport{Base: transport, Limits: limits}}
}

// sent returns the requests that are no GET.
func (c *cloud) sent() []string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return slices.Clone(c.requests)
}

// made returns what was created below a path.
func (c *cloud) made(path string) []item {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return slices.Clone(c.things[path])
}

func (c *cloud) next(method string) *fault {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.chance != nil {
		return c.chance(method)
	}
	list := &c.faults
	if method == http.MethodGet {
		list = &c.reads
	}
	if len(*list) == 0 {
		return nil
	}
	first := (*list)[0]
	*list = (*list)[1:]
	return first
}

func (c *cloud) answer(response http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	if request.Method != http.MethodGet {
		c.mutex.Lock()
		c.requests = append(c.requests, fmt.Sprintf("%s %s %d", request.Method, request.URL.Path, len(body)))
		c.mutex.Unlock()
	}
	happens := c.next(request.Method)
	var recorded http.ResponseWriter = httptest.NewRecorder()
	switch {
	case happens == nil:
		c.serve(response, request, body)
		return
	case happens.after || happens.half:
		c.serve(recorded, request, body)
	}
	for name, values := range happens.header {
		response.Header()[name] = values
	}
	if happens.empty {
		fmt.Fprintf(response, `{%q:[]}`, cmp.Or(happens.key, "groups"))
		return
	}
	if happens.status != 0 {
		http.Error(response, "not now", happens.status)
		return
	}
	connection, buffer, _ := response.(http.Hijacker).Hijack()
	if happens.half {
		fmt.Fprint(buffer, "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{")
		buffer.Flush()
	}
	connection.Close()
}

// serve creates on POST, lists on GET, and gives or takes on PUT; names of groups are unique.
func (c *cloud) serve(response http.ResponseWriter, request *http.Request, body []byte) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var document map[string]map[string]any
	_ = json.Unmarshal(body, &document)
	path := strings.TrimSuffix(request.URL.Path, "/detail")
	last := path[strings.LastIndex(path, "/")+1:]
	key := strings.NewReplacer("types", "volume_types", "-", "_").Replace(last)
	response.Header().Set("Content-Type", "application/json")
	if request.Method == http.MethodGet {
		json.NewEncoder(response).Encode(map[string]any{key: c.things[path]})
		return
	}
	for name, content := range document {
		for _, there := range c.things[path] {
			if last == "groups" && there["name"] == content["name"] {
				http.Error(response, "the name is taken", http.StatusConflict)
				return
			}
		}
		made := item{"id": fmt.Sprint(last, len(c.things[path]))}
		for field, value := range content {
			made[field] = value
		}
		if strings.Contains(path, "/v2.0/") {
			made["created_at"] = time.Now().UTC().Format(time.RFC3339)
		}
		c.things[path] = append(c.things[path], made)
		response.WriteHeader(http.StatusCreated)
		json.NewEncoder(response).Encode(map[string]any{name: made})
	}
}

// send sends a document and returns status and content of the answer.
func send(t *testing.T, client *http.Client, method, url, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, err.Error()
	}
	defer response.Body.Close()
	content, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(content)
}
