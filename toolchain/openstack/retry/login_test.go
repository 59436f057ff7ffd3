package retry

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// account logs in at a service that accepts one token at a time.
type account struct {
	mutex  sync.Mutex
	token  string
	denied bool
	logins int
}

func (a *account) Token() string {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.token
}

func (a *account) Reauthenticate(_ context.Context, previous string) error {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if a.denied {
		return errors.New("denied")
	}
	if a.token == previous {
		a.logins++
		a.token = "new"
	}
	return nil
}

// sendWith sends a request with a token that has ended, to a service that has nothing.
func sendWith(t *testing.T, login Login, token string, body io.Reader) (status int, seen []string) {
	t.Helper()
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, _ := io.ReadAll(r.Body)
		seen = append(seen, r.Header.Get(tokenHeader)+" "+string(content))
		if r.Header.Get(tokenHeader) != "new" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	defer service.Close()
	transport := &Transport{Base: http.DefaultTransport, Limits: limits, Login: login}
	request, err := http.NewRequest(http.MethodPut, service.URL+"/v3/things/1", body)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		request.Header.Set(tokenHeader, token)
	}
	response, err := (&http.Client{Transport: transport}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode, seen
}

func TestATokenThatEndedIsRenewedAndTheAnswerIsTheClouds(t *testing.T) {
	login := &account{token: "old"}
	status, seen := sendWith(t, login, "old", strings.NewReader("the body"))
	if status != http.StatusNotFound || !slices.Equal(seen, []string{"old the body", "new the body"}) {
		t.Errorf("got %d, %q", status, seen)
	}
	if login.logins != 1 {
		t.Errorf("logged in %d times", login.logins)
	}
}

func TestATokenThatAnotherRequestRenewedIsTaken(t *testing.T) {
	login := &account{token: "new"}
	if status, _ := sendWith(t, login, "old", nil); status != http.StatusNotFound || login.logins != 0 {
		t.Errorf("got %d after %d logins", status, login.logins)
	}
}

func TestADenialIsTheAnswerWithoutANewLogin(t *testing.T) {
	for name, one := range map[string]struct {
		login Login
		token string
	}{
		"no login":         {nil, "old"},
		"a denied login":   {&account{token: "old", denied: true}, "old"},
		"the login itself": {&account{token: "old"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			status, seen := sendWith(t, one.login, one.token, nil)
			if status != http.StatusUnauthorized || len(seen) != 1 {
				t.Errorf("got %d, %q", status, seen)
			}
		})
	}
}

func TestATokenThatIsDeniedAgainIsNotRenewedForEver(t *testing.T) {
	login := &account{token: "old"}
	base := roundTripper(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusUnauthorized, Body: http.NoBody, Request: r}, nil
	})
	request, _ := http.NewRequest(http.MethodGet, "http://cloud.invalid/v3/things", nil)
	request.Header.Set(tokenHeader, "old")
	response, err := (&Transport{Base: base, Limits: limits, Login: login}).RoundTrip(request)
	if err != nil || response.StatusCode != http.StatusUnauthorized || login.logins != 1 {
		t.Errorf("got %v, %v after %d logins", response, err, login.logins)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
