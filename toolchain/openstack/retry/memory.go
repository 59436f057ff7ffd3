package retry

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"net/http"
	"sync"
	"time"
)

// forget is the time after which a request without a known result counts as ended.
const forget = 30 * time.Minute

// memory knows the creations that are under way or without a known result, and what was
// made: a later creation with the same content must not take that for its own.
type memory struct {
	mutex sync.Mutex
	busy  map[string]chan struct{}
	open  map[string]time.Time
	made  map[string]bool
}

// keyOf identifies requests with the same content.
func keyOf(request *http.Request, body []byte) string {
	sum := sha256.Sum256(body)
	return request.Method + " " + request.URL.String() + " " + string(sum[:])
}

// alone runs one of the requests with the same key at a time. It gets the time at which it
// began, or at which an earlier one began whose result is still not known.
func (m *memory) alone(
	ctx context.Context, key string, send func(begun time.Time, earlier bool) (*http.Response, error),
) (*http.Response, error) {
	if err := m.enter(ctx, key); err != nil {
		return nil, err
	}
	defer m.leave(key)
	begun, earlier := m.begin(key)
	response, err := send(begun, earlier)
	m.end(key, begun, response, err)
	return response, err
}

func (m *memory) enter(ctx context.Context, key string) error {
	for {
		m.mutex.Lock()
		other, busy := m.busy[key]
		if !busy {
			if m.busy == nil {
				m.busy, m.open, m.made = map[string]chan struct{}{}, map[string]time.Time{}, map[string]bool{}
			}
			m.busy[key] = make(chan struct{})
			m.mutex.Unlock()
			return nil
		}
		m.mutex.Unlock()
		select {
		case <-other:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (m *memory) leave(key string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	close(m.busy[key])
	delete(m.busy, key)
}

func (m *memory) begin(key string) (begun time.Time, earlier bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if begun, ok := m.open[key]; ok && time.Since(begun) < forget {
		return begun, true
	}
	return time.Now(), false
}

// end records whether the result is known, and what was made.
func (m *memory) end(key string, begun time.Time, response *http.Response, err error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	// A denied token (401) says nothing about the request before it.
	if err != nil || response.StatusCode >= http.StatusInternalServerError || response.StatusCode == http.StatusUnauthorized {
		m.open[key] = begun
		return
	}
	delete(m.open, key)
	if response.StatusCode < http.StatusMultipleChoices {
		if id := idIn(peek(response)); id != "" {
			m.made[id] = true
		}
	}
}

func (m *memory) has(id string) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.made[id]
}

// peek returns the content of an answer and leaves it there.
func peek(response *http.Response) []byte {
	if response == nil || response.Body == nil {
		return nil
	}
	content, _ := io.ReadAll(io.LimitReader(response.Body, maxBody))
	rest := response.Body
	response.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(content), rest), rest}
	return content
}
