package retry

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Magnum accepts a change of a cluster before it shows that it is at work on it: a read
// just after may still show the status of the change before, which the provider takes for
// a failure ("unexpected state") or for the end. And while it is at work, the provider
// reads once in 20 seconds. So a read of a cluster or node group that is being changed is
// repeated here until that has ended, within Limits.Change.

// ofCluster matches the path of a cluster, of one of its node groups, and of an action.
var ofCluster = regexp.MustCompile(`^(.*/v1/clusters/[^/]+)(/nodegroups/[^/]+|/actions/[^/]+)?$`)

// status is what Magnum says of a cluster or node group.
type status struct {
	Status    string `json:"status"`
	UpdatedAt string `json:"updated_at"`
}

// changing knows the status of clusters and node groups before their last change.
type changing struct {
	mutex  sync.Mutex
	before map[string]status
}

func (s *changing) remember(path string, before status) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.before == nil {
		s.before = map[string]status{}
	}
	s.before[path] = before
}

func (s *changing) forget(paths ...string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, path := range paths {
		delete(s.before, path)
	}
}

// isStale is true if a status is still the one before the last change.
func (s *changing) isStale(path string, now status) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	before, changed := s.before[path]
	return changed && before == now
}

// changedBy returns the paths of the cluster and the node group that a request changes.
func changedBy(request *http.Request, body []byte) []string {
	parts := ofCluster.FindStringSubmatch(request.URL.Path)
	if parts == nil {
		return nil
	}
	cluster, below := parts[1], parts[2]
	isAction := strings.HasPrefix(below, "/actions/")
	switch request.Method {
	case http.MethodPatch, http.MethodDelete:
		if isAction {
			return nil
		}
		return []string{cluster + below}
	case http.MethodPost:
		if !isAction {
			return nil
		}
		var named struct {
			NodeGroup string `json:"nodegroup"`
		}
		if json.Unmarshal(body, &named) != nil || named.NodeGroup == "" {
			return []string{cluster}
		}
		return []string{cluster, cluster + "/nodegroups/" + named.NodeGroup}
	}
	return nil
}

// isRead is true for a request that reads one cluster or node group.
func isRead(request *http.Request) bool {
	parts := ofCluster.FindStringSubmatch(request.URL.Path)
	return parts != nil && request.Method == http.MethodGet && !strings.HasPrefix(parts[2], "/actions/")
}

// noteStatus reads what a request is about to change, and returns its paths.
func (t *Transport) noteStatus(request *http.Request, body []byte) []string {
	paths := changedBy(request, body)
	t.changing.forget(paths...)
	for _, path := range paths {
		read := request.Clone(request.Context())
		read.Method, read.Body, read.GetBody, read.ContentLength = http.MethodGet, nil, nil, 0
		read.URL.Path, read.URL.RawPath, read.URL.RawQuery = path, "", ""
		sent := sending{transport: t, request: read}
		response, err := sent.repeat(time.Now(), false)
		if err != nil {
			continue
		}
		if now, ok := statusIn(response); ok {
			t.changing.remember(path, now)
		}
		discard(response)
	}
	return paths
}

// readToTheEnd reads a cluster or node group until its change has ended, at most for Limits.Change.
func (t *Transport) readToTheEnd(sent *sending) (*http.Response, error) {
	end := time.Now().Add(t.Limits.Change)
	path := sent.request.URL.Path
	for {
		response, err := sent.repeat(time.Now(), false)
		if err != nil {
			return response, err
		}
		now, ok := statusIn(response)
		stale := ok && t.changing.isStale(path, now)
		if !stale {
			t.changing.forget(path)
		}
		if !ok || !stale && !strings.HasSuffix(now.Status, "_IN_PROGRESS") || time.Now().After(end) {
			return response, nil
		}
		if !wait(sent.request.Context(), min(t.Limits.pause(2, nil), time.Until(end))) {
			return response, nil
		}
		discard(response)
	}
}

func statusIn(response *http.Response) (status, bool) {
	var found status
	if response.StatusCode != http.StatusOK || json.Unmarshal(peek(response), &found) != nil {
		return status{}, false
	}
	return found, found.Status != ""
}
