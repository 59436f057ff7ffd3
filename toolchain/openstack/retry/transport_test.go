package retry

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const network = `{"network":{"name":"bamako-health","admin_state_up":true}}`

func TestPassingErrorsAreRepeatedWithTheWholeBody(t *testing.T) {
	for _, status := range []int{0, 429, 500, 502, 503, 504} {
		for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodDelete, http.MethodPatch} {
			t.Run(fmt.Sprint(method, status), func(t *testing.T) {
				c := openCloud(t, &fault{status: status}, &fault{status: status})
				c.reads = []*fault{{status: status}, {status: status}}
				code, _ := send(t, c.client(), method, c.URL+"/v3/things/1", `{"thing":{"name":"n"}}`)
				if code >= 300 || code == 0 {
					t.Fatalf("got %d", code)
				}
				want := fmt.Sprintf("%s /v3/things/1 22", method)
				if method != http.MethodGet && !slices.Equal(c.sent(), []string{want, want, want}) {
					t.Errorf("got %v, want three times %q", c.sent(), want)
				}
			})
		}
	}
}

func TestAnErrorThatStaysIsTheAnswer(t *testing.T) {
	c := openCloud(t)
	c.chance = func(string) *fault { return &fault{status: 503} }
	if code, text := send(t, c.client(), http.MethodPut, c.URL+"/v3/x/1", `{}`); code != 503 || !strings.Contains(text, "not now") {
		t.Errorf("got %d %q", code, text)
	}
	if len(c.sent()) != limits.Attempts {
		t.Errorf("sent %d times, want %d", len(c.sent()), limits.Attempts)
	}
}

// starting is a service that does not listen at first.
type starting struct {
	unheard int
	base    http.RoundTripper
}

func (s *starting) RoundTrip(request *http.Request) (*http.Response, error) {
	if s.unheard--; s.unheard >= 0 {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	}
	return s.base.RoundTrip(request)
}

func TestAServiceThatIsRestartedIsWaitedFor(t *testing.T) {
	// It fails once more when it listens again: unheard are no attempts.
	c := openCloud(t, &fault{status: 503})
	base := &starting{unheard: 3 * limits.Attempts, base: http.DefaultTransport}
	client := &http.Client{Transport: &Transport{Base: base, Limits: limits}}
	if code, text := send(t, client, http.MethodPost, c.URL+"/v2.0/networks", network); code != 201 {
		t.Fatalf("got %d %q", code, text)
	}
	if len(c.things) != 1 {
		t.Errorf("made %d things, want 1", len(c.things))
	}
}

func TestAServiceThatStaysDownIsAnError(t *testing.T) {
	base := &starting{unheard: 1 << 20}
	short := limits
	short.Down = 50 * time.Millisecond
	client := &http.Client{Transport: &Transport{Base: base, Limits: short}}
	begun := time.Now()
	_, err := client.Get("http://127.0.0.1:1/v2.0/networks")
	if !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("got %v, want a refused connection", err)
	}
	if took := time.Since(begun); took < short.Down {
		t.Errorf("gave up after %s, want %s", took, short.Down)
	}
}

func TestLastingAnswersAreNotRepeated(t *testing.T) {
	for _, status := range []int{400, 401, 403, 404, 413, 501} {
		c := openCloud(t, &fault{status: status})
		if code, _ := send(t, c.client(), http.MethodPost, c.URL+"/v2.0/networks", network); code != status {
			t.Errorf("got %d, want %d", code, status)
		}
		if len(c.sent()) != 1 {
			t.Errorf("%d: sent %d times", status, len(c.sent()))
		}
	}
}

func TestRetryAfterIsRespectedWithinALimit(t *testing.T) {
	wanted := http.Header{"Retry-After": {"3600"}}
	c := openCloud(t, &fault{status: 429, header: wanted})
	begun := time.Now()
	if code, _ := send(t, c.client(), http.MethodPut, c.URL+"/v3/x/1", `{"x":{}}`); code != 201 {
		t.Errorf("got %d", code)
	}
	if took := time.Since(begun); took < limits.RetryAfter || took > time.Minute {
		t.Errorf("took %s, want a little more than %s", took, limits.RetryAfter)
	}
	response := &http.Response{Header: http.Header{"Retry-After": {time.Now().Add(time.Minute).UTC().Format(http.TimeFormat)}}}
	if pause := Usual.pause(1, response); pause != Usual.RetryAfter {
		t.Errorf("got %s for a day that is a minute ahead, want %s", pause, Usual.RetryAfter)
	}
}

func TestPausesDoubleAndStayBelowTheirLimit(t *testing.T) {
	for attempt := 1; attempt < Usual.Attempts; attempt++ {
		most := Usual.First << (attempt - 1)
		if pause := Usual.pause(attempt, nil); pause > most || pause < most*3/4 {
			t.Errorf("attempt %d: got %s, want three to four quarters of %s", attempt, pause, most)
		}
	}
}

func TestWhatWasMadeWithASecretIsNotMadeAgain(t *testing.T) {
	for path, body := range map[string]string{
		"/v3/users":                            `{"user":{"name":"n","domain_id":"d","password":"p"}}`,
		"/v3/users/me/application_credentials": `{"application_credential":{"name":"n"}}`,
	} {
		for _, status := range []int{0, 429, 500, 502, 503, 504} {
			made := openCloud(t, &fault{status: status, after: true})
			code, text := send(t, made.client(), http.MethodPost, made.URL+path, body)
			if code != status || len(made.sent()) != 1 {
				t.Errorf("got %d after %d requests, want %d after one", code, len(made.sent()), status)
			}
			if want := "whether POST " + path + " took effect is not known"; status == 0 && !strings.Contains(text, want) {
				t.Errorf("got %q, want %q", text, want)
			}
			lost := openCloud(t, &fault{status: status})
			if code, _ := send(t, lost.client(), http.MethodPost, lost.URL+path, body); code != 201 || len(lost.made(path)) != 1 {
				t.Errorf("got %d for what was not there, want 201", code)
			}
		}
	}
}

func TestANameThatAnEarlierRequestMayHaveTakenIsNoConflict(t *testing.T) {
	path, body := "/v3/users", `{"user":{"name":"n"}}`
	// The first request takes effect only after it was looked for: its answer is lost, and so is the listing.
	late := openCloud(t, &fault{status: 500, after: true}, &fault{status: 409})
	late.reads = []*fault{{empty: true, key: "users"}}
	_, text := send(t, late.client(), http.MethodPost, late.URL+path, body)
	if want := "whether POST " + path + " took effect is not known"; !strings.Contains(text, want) {
		t.Errorf("got %q, want %q", text, want)
	}
	taken := openCloud(t, &fault{status: 409}, &fault{status: 409}, &fault{status: 409})
	if code, _ := send(t, taken.client(), http.MethodPost, taken.URL+path, body); code != 409 {
		t.Errorf("got %d for a name that was taken before, want 409", code)
	}
}

func TestWhatIsToBeDeletedAndIsGoneIsDeleted(t *testing.T) {
	for _, c := range []struct {
		path   string
		faults []*fault
		want   int
	}{
		{"/v2.0/networks/n", []*fault{{status: 500}, {status: 404}}, 204},
		{"/v2.0/networks/n", []*fault{{}, {status: 404}}, 204},
		{"/v2.0/networks/n", []*fault{{status: 404}}, 404},
		{"/v2.0/networks/n", []*fault{{status: 409}, {status: 404}}, 404},
		{"/v2.0/vpn/ikepolicies/i", []*fault{{status: 404}}, 204},
	} {
		cloud := openCloud(t, c.faults...)
		if code, _ := send(t, cloud.client(), http.MethodDelete, cloud.URL+c.path, ""); code != c.want {
			t.Errorf("%s: got %d, want %d", c.path, code, c.want)
		}
	}
}

func TestAConflictMayPassAQuotaDoesNot(t *testing.T) {
	c := openCloud(t, &fault{status: 409}, &fault{status: 409})
	if code, _ := send(t, c.client(), http.MethodPost, c.URL+"/v2.0/networks", network); code != 201 {
		t.Errorf("got %d after two conflicts", code)
	}
	again := openCloud(t, &fault{status: 409}, &fault{status: 409}, &fault{status: 409})
	if code, _ := send(t, again.client(), http.MethodPost, again.URL+"/v2.0/networks", network); code != 409 {
		t.Errorf("got %d after three conflicts, want 409", code)
	}
	response := answerOf(409, `{"NeutronError": {"type": "OverQuota", "message": "Quota exceeded"}}`)
	if afterConflict(response) != never || !strings.Contains(string(peek(response)), "OverQuota") {
		t.Error("a quota is repeated, or its message is lost")
	}
}

func TestAClusterThatIsJustBeingMadeIsReadAgain(t *testing.T) {
	const unfinished = `{"errors": [{"status": 400, "detail": "Invalid input for field/attribute master_count. Value: '0'."}]}`
	const path = "http://127.0.0.1/v1/clusters"
	for _, c := range []struct {
		method, answer string
		want           manner
	}{
		{http.MethodGet, unfinished, atOnce},
		{http.MethodGet, `{"errors": [{"status": 400, "detail": "Invalid input for field/attribute name."}]}`, never},
		{http.MethodPost, unfinished, never},
	} {
		request, err := http.NewRequest(c.method, path, nil)
		if err != nil {
			t.Fatal(err)
		}
		response := answerOf(400, c.answer)
		if got := (&sending{request: request}).again(response, nil, 1); got != c.want {
			t.Errorf("%s %s: got %d, want %d", c.method, c.answer, got, c.want)
		}
		if string(peek(response)) != c.answer {
			t.Error("the answer is lost")
		}
	}
}

func TestASeriesOfFaultsMakesEachThingOnce(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 67))
		c := openCloud(t)
		c.chance = func(string) *fault {
			if random.IntN(100) >= 25 {
				return nil
			}
			status := []int{0, 0, 429, 500, 502, 503, 504}[random.IntN(7)]
			return &fault{status: status, after: random.IntN(2) == 0, half: status == 0 && random.IntN(3) == 0}
		}
		client := c.client()
		var group sync.WaitGroup
		for number := range 30 {
			group.Go(func() {
				body := fmt.Sprintf(`{"network":{"name":"n%d"}}`, number)
				if code, text := send(t, client, http.MethodPost, c.URL+"/v2.0/networks", body); code != 201 {
					t.Logf("seed %d: got %d %s", seed, code, text)
				}
			})
		}
		group.Wait()
		names := map[any]int{}
		for _, made := range c.made("/v2.0/networks") {
			if names[made["name"]]++; names[made["name"]] > 1 {
				t.Errorf("seed %d: %s is there twice", seed, made["name"])
			}
		}
	}
}
