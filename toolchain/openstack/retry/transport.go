// Package retry repeats a plugin's requests that a cloud did not answer, or answered
// with a passing error. What a repetition would create a second time is looked for in
// the cloud first.
package retry

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"
)

// Transport sends requests by Base, and again if that can help and does no harm.
type Transport struct {
	Base   http.RoundTripper
	Limits Limits
	// Login renews the token of the requests when it has ended; nil: it is not renewed.
	Login  Login
	memory memory
	// changing is the state of the clusters that are being changed.
	changing changing
}

// New returns a transport with the usual limits.
func New(base http.RoundTripper) *Transport {
	return &Transport{Base: base, Limits: Usual}
}

// RoundTrip sends a request, and repeats it after a passing error within the limits. A
// repeated request has its whole body: the client above this transport repeats with a
// body that has been read already, so its repetitions must be switched off.
func (t *Transport) RoundTrip(request *http.Request) (*http.Response, error) {
	body, repeatable, err := bodyOf(request)
	if err != nil {
		return nil, err
	}
	if !repeatable {
		return t.Base.RoundTrip(request)
	}
	response, err := t.roundTrip(request, body)
	if err != nil {
		return nil, err
	}
	if renewed := t.renewed(request, response); renewed != nil {
		discard(response)
		return t.roundTrip(renewed, body)
	}
	return response, nil
}

// roundTrip sends a request with a token that may have ended.
func (t *Transport) roundTrip(request *http.Request, body []byte) (*http.Response, error) {
	sent := sending{transport: t, request: request, body: body}
	if isRead(request) {
		return t.readToTheEnd(&sent)
	}
	changed := t.noteStatus(request, body)
	response, err := t.send(&sent)
	if err == nil && response.StatusCode >= http.StatusBadRequest {
		t.changing.forget(changed...)
	}
	return response, err
}

func (t *Transport) send(s *sending) (*http.Response, error) {
	if s.effect = effectOf(s.request, s.body); s.effect == nil {
		return s.repeat(time.Now(), false)
	}
	// Two equal creations at once could take each other's result for their own.
	return t.memory.alone(s.request.Context(), keyOf(s.request, s.body), s.repeat)
}

// sending is one request with its repetitions.
type sending struct {
	transport *Transport
	request   *http.Request
	body      []byte
	// effect finds what the request changes; nil if a repetition changes nothing more.
	effect *effect
}

// repeat sends until there is an answer that lasts. `begun` is when the request was sent
// first: now, or at an earlier one of the same content whose result is not known.
func (s *sending) repeat(begun time.Time, earlier bool) (*http.Response, error) {
	if earlier {
		found, seen := s.look(begun)
		if found != nil {
			return found, nil
		}
		if s.effect.secret && !seen {
			return nil, s.explained(errTaken, unknown)
		}
	}
	limits, ctx := s.transport.Limits, s.request.Context()
	start := time.Now()
	doubt := earlier // an attempt may have taken effect
	for attempt, try := 0, 1; ; try++ {
		response, err := s.once()
		if !isDown(err) {
			attempt++
		}
		if err == nil && s.isGone(response, doubt) {
			discard(response)
			return s.answerOf(http.StatusNoContent, nil), nil
		}
		if err == nil && (earlier || attempt > 1) && s.mayBeItsOwn(response) {
			found, seen := s.look(begun)
			if found != nil {
				discard(response)
				return found, nil
			}
			if doubt && s.effect.secret && !seen {
				discard(response)
				return nil, s.explained(errTaken, unknown)
			}
		}
		doubt = doubt || err != nil || response.StatusCode != http.StatusConflict
		again := s.again(response, err, attempt)
		if again == never || again == unknown || limits.isOver(attempt, time.Since(start), err) {
			return response, s.explained(err, again)
		}
		pause := limits.pause(min(try, limits.Attempts-1), response)
		if !wait(ctx, pause) {
			return response, s.explained(err, again)
		}
		if again == afterLook {
			found, seen := s.lookPatiently(begun, response, pause)
			if !seen { // a repetition could make it twice
				return response, s.explained(err, again)
			}
			if found != nil {
				discard(response)
				return found, nil
			}
		}
		discard(response)
	}
}

// lookPatiently looks once more if a service may still be at work on a request whose
// connection ended.
func (s *sending) lookPatiently(
	begun time.Time, response *http.Response, pause time.Duration,
) (found *http.Response, seen bool) {
	found, seen = s.look(begun)
	answered := response != nil &&
		response.StatusCode != http.StatusBadGateway && response.StatusCode != http.StatusGatewayTimeout
	if found != nil || !seen || answered {
		return found, seen
	}
	if !wait(s.request.Context(), pause) {
		return nil, false
	}
	return s.look(begun)
}

// once sends the request with its whole body and reads a document to its end.
func (s *sending) once() (*http.Response, error) {
	copied := s.request.Clone(s.request.Context())
	if s.request.Body != nil {
		copied.Body = io.NopCloser(bytes.NewReader(s.body))
		copied.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(s.body)), nil }
		copied.ContentLength = int64(len(s.body))
	}
	response, err := s.transport.Base.RoundTrip(copied)
	if err != nil {
		return nil, err
	}
	return whole(response)
}

// maxBody is the size up to which a body is kept for a repetition, and an answer is read
// before it is passed on.
const maxBody = 4 << 20

// bodyOf reads the body of a request; a stream or a large body cannot be repeated.
func bodyOf(request *http.Request) (body []byte, repeatable bool, err error) {
	if request.Body == nil || request.Body == http.NoBody {
		return nil, true, nil
	}
	if request.ContentLength < 0 || request.ContentLength > maxBody {
		return nil, false, nil
	}
	defer request.Body.Close()
	body, err = io.ReadAll(request.Body)
	return body, true, err
}

// whole reads a document to its end: a connection that breaks in the middle of an answer
// is a broken connection.
func whole(response *http.Response) (*http.Response, error) {
	isJSON := strings.HasPrefix(response.Header.Get("Content-Type"), "application/json")
	if response.Body == nil || response.ContentLength > maxBody || (response.ContentLength < 0 && !isJSON) {
		return response, nil
	}
	content, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(content))
	return response, nil
}

func discard(response *http.Response) {
	if response != nil && response.Body != nil {
		_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, maxBody))
		response.Body.Close()
	}
}

// wait waits for a pause; it returns false if the request is given up before.
func wait(ctx context.Context, pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
