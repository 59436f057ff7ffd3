package retry

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Limits say how often and how long a request is repeated.
type Limits struct {
	// Attempts is the greatest number of times that a request is sent.
	Attempts int
	// Total is the time after which no repetition begins.
	Total time.Duration
	// Down is how long a service is waited for that does not listen: it may be restarting, and nothing was sent.
	Down time.Duration
	// First is the pause before the first repetition; each further one is twice as long.
	First time.Duration
	// RetryAfter is the longest pause that a service may ask for.
	RetryAfter time.Duration
	// Change is how long a read of a cluster that is being changed is repeated.
	Change time.Duration
}

// Usual limits: about 15 s, unless the service asks for longer pauses or does not listen.
var Usual = Limits{
	Attempts: 6, Total: 90 * time.Second, Down: 75 * time.Second, First: 500 * time.Millisecond,
	RetryAfter: 30 * time.Second, Change: 30 * time.Second,
}

// conflicts is how often a request is sent in all that the service denies with 409: a
// service also answers so to two changes at once.
const conflicts = 3

// isOver reports whether no repetition begins; attempts are those that reached the service.
func (l Limits) isOver(attempts int, passed time.Duration, err error) bool {
	if isDown(err) {
		return passed > l.Down
	}
	return attempts >= l.Attempts || passed > l.Total
}

// pause returns the pause after an attempt: what the service asks for, otherwise twice
// the one before, at random by a quarter so that many requests do not come together.
func (l Limits) pause(attempt int, response *http.Response) time.Duration {
	if wanted, ok := retryAfter(response); ok {
		return min(wanted, l.RetryAfter)
	}
	usual := l.First << (attempt - 1)
	return usual - time.Duration(rand.Int64N(int64(usual)/4+1))
}

func retryAfter(response *http.Response) (time.Duration, bool) {
	if response == nil {
		return 0, false
	}
	text := response.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if day, err := http.ParseTime(text); err == nil {
		return max(0, time.Until(day)), true
	}
	return 0, false
}

// manner is how a request may be repeated.
type manner int

const (
	never     manner = iota // the answer lasts, or a repetition could do harm
	atOnce                  // a repetition changes nothing more, or the first changed nothing
	afterLook               // only if the cloud does not have the effect yet
	unknown                 // it may have taken effect, and that cannot be seen
)

// passing are the answers of a service that may be able to do later what it cannot now.
var passing = []int{
	http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway,
	http.StatusServiceUnavailable, http.StatusGatewayTimeout,
}

// again says how to go on after an attempt.
func (s *sending) again(response *http.Response, err error, attempt int) manner {
	switch {
	case err != nil && neverSent(err):
		return atOnce
	case err != nil, slices.Contains(passing, response.StatusCode):
		return s.afterError(response)
	case response.StatusCode == http.StatusConflict && attempt < conflicts && s.request.Method != http.MethodGet:
		return afterConflict(response)
	case isUnfinished(s.request, response):
		return atOnce
	}
	return never
}

// isUnfinished reports whether Magnum cannot describe a cluster that it is just making: until the
// cluster has its node groups it has 0 masters, which Magnum's own check of the answer rejects.
func isUnfinished(request *http.Request, response *http.Response) bool {
	if request.Method != http.MethodGet || response.StatusCode != http.StatusBadRequest {
		return false
	}
	return strings.Contains(string(peek(response)), "field/attribute master_count")
}

func (s *sending) afterError(response *http.Response) manner {
	switch {
	case s.effect != nil:
		return afterLook
	case repeatable(s.request, s.body):
		return atOnce
	case response != nil && response.StatusCode == http.StatusTooManyRequests:
		return atOnce // it was turned away
	}
	return unknown
}

// afterConflict repeats a denied change: it has not been made. A quota does not pass.
func afterConflict(response *http.Response) manner {
	if strings.Contains(strings.ToLower(string(peek(response))), "quota") {
		return never
	}
	return atOnce
}

// errTaken is the end of a creation with a secret that may be there already: a 409 would say
// that the name was taken before.
var errTaken = errors.New("the name is taken, perhaps by an earlier request of this run")

// ofVPN matches what the provider cannot delete a second time: to it a 404 is an error.
var ofVPN = regexp.MustCompile(`/v2\.0/vpn/[^/]+/[^/]+$`)

// isGone reports whether a deletion finds nothing more to delete: an attempt whose answer was
// lost has deleted it or, of a VPN, an earlier run.
func (s *sending) isGone(response *http.Response, doubt bool) bool {
	deletes := s.request.Method == http.MethodDelete && response.StatusCode == http.StatusNotFound
	return deletes && (doubt || ofVPN.MatchString(s.request.URL.Path))
}

// mayBeItsOwn reports whether a service denies a repeated request because the one before has
// taken effect: the name is taken, the addresses overlap.
func (s *sending) mayBeItsOwn(response *http.Response) bool {
	denied := response.StatusCode == http.StatusConflict || response.StatusCode == http.StatusBadRequest
	return s.effect != nil && (denied || response.StatusCode == http.StatusNotFound && s.effect.gone)
}

// neverSent reports whether there was no connection that could have carried the request.
func neverSent(err error) bool {
	var failed *net.OpError
	return errors.As(err, &failed) && failed.Op == "dial"
}

// isDown reports whether nothing listens at the service's address.
func isDown(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) && neverSent(err)
}

// explained says of a request whose effect is not known that it is so.
func (s *sending) explained(err error, how manner) error {
	if err == nil || (how != unknown && how != afterLook) {
		return err
	}
	return fmt.Errorf("%w: whether %s %s took effect is not known", err, s.request.Method, s.request.URL.Path)
}
