package server

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aes-estate/toolchain/keeper/state"
	"aes-estate/toolchain/keeper/store"

	"github.com/stretchr/testify/require"
)

var ctx = context.Background()

const (
	testToken = "the-token"
	stackPath = "/api/stacks/organization/proj/dev"
)

// testServer is a server of a stack "proj/dev" in a folder.
type testServer struct {
	*httptest.Server
	t    *testing.T
	root string
	log  *bytes.Buffer
}

func newServer(t *testing.T) *testServer {
	root := t.TempDir()
	address := "file://" + root
	s, err := store.Open(ctx, address, store.Retry{})
	require.NoError(t, err)
	keeper, err := state.New(ctx, s)
	require.NoError(t, err)
	logged := &bytes.Buffer{}
	web := httptest.NewServer(New(keeper, testToken, store.Public(address), log.New(logged, "", 0)).Handler())
	t.Cleanup(func() { web.Close(); require.NoError(t, s.Close()) })
	server := &testServer{web, t, root, logged}
	server.must(server.call("POST", "/api/stacks/organization/proj", `{"stackName":"dev"}`), 200)
	return server
}

// answered is an answer's status and content.
type answered struct {
	status int
	body   string
}

func (s *testServer) send(method, path, content, authorization, host string) answered {
	request, err := http.NewRequest(method, s.URL+path, strings.NewReader(content))
	require.NoError(s.t, err)
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	if host != "" {
		request.Host = host
	}
	response, err := s.Client().Do(request)
	require.NoError(s.t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(s.t, err)
	return answered{response.StatusCode, strings.TrimSpace(string(body))}
}

func (s *testServer) call(method, path, content string) answered {
	return s.send(method, path, content, "token "+testToken, "")
}

func (s *testServer) must(a answered, status int) string {
	s.t.Helper()
	require.Equal(s.t, status, a.status, a.body)
	return a.body
}

func (s *testServer) field(a answered, name string) string {
	s.t.Helper()
	var fields map[string]any
	require.NoError(s.t, json.Unmarshal([]byte(s.must(a, 200)), &fields))
	value, _ := fields[name].(string)
	return value
}

// started starts an update of a kind and returns its path and its authorization.
func (s *testServer) started(kind string) (path, authorization string) {
	s.t.Helper()
	path = stackPath + "/update/" + s.field(s.call("POST", stackPath+"/"+kind, `{}`), "updateID")
	return path, "update-token " + s.field(s.call("POST", path, `{"journalVersion":2}`), "token")
}

// files returns the names and contents of the store's files.
func (s *testServer) files() map[string]string {
	files := map[string]string{}
	require.NoError(s.t, filepath.WalkDir(s.root, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var content []byte
			content, err = os.ReadFile(path)
			files[strings.TrimPrefix(path, s.root+"/")] = string(content)
		}
		return err
	}))
	return files
}

const oneEntry = `{"entries":[{"version":1,"kind":1,"sequenceID":1,"operationID":1,` +
	`"state":{"urn":"urn:pulumi:dev::proj::a:b:C::x","custom":false,"type":"a:b:C"}}]}`

func TestEveryRequestNeedsItsToken(t *testing.T) {
	s := newServer(t)
	update, own := s.started("update")
	_, other := s.started("preview")
	for _, path := range []string{"/api/user", "/api/state-store", stackPath, stackPath + "/export", "/else", "/"} {
		for _, wrong := range []string{"", testToken, "token", "token ", "token x", "Token " + testToken, "Bearer " + testToken, "update-token " + testToken, own, "token " + testToken + " "} {
			got := s.send("GET", path, "", wrong, "")
			if strings.TrimSpace(wrong) == "token "+testToken {
				continue // HTTP cuts off spaces
			}
			require.Equal(t, 401, got.status, "%s %q", path, wrong)
		}
	}
	for path, method := range map[string]string{
		"/journalentries": "PATCH", "/complete": "POST", "/events/batch": "POST", "/renew_lease": "POST",
		"/checkpoint": "PATCH", "/checkpointverbatim": "PATCH", "/checkpointdelta": "PATCH",
	} {
		for _, wrong := range []string{"", "token " + testToken, "update-token " + testToken, "update-token ", "update-token", other} {
			require.Equal(t, 401, s.send(method, update+path, oneEntry, wrong, "").status, "%s %q", path, wrong)
		}
		require.Equal(t, 401, s.send(method, stackPath+"/update/none"+path, oneEntry, own, "").status)
		require.Equal(t, 401, s.send(method, strings.Replace(update, "/dev/", "/other/", 1)+path, oneEntry, own, "").status)
	}
	require.NotContains(t, s.log.String(), testToken)
}

func TestAnUpdateThatIsNotStartedHasNoToken(t *testing.T) {
	s := newServer(t)
	path := stackPath + "/update/" + s.field(s.call("POST", stackPath+"/update", `{}`), "updateID")
	for _, empty := range []string{"update-token ", "update-token", ""} {
		require.Equal(t, 401, s.send("PATCH", path+"/journalentries", oneEntry, empty, "").status)
	}
}

func TestOnlyLoopbackNamesAreServed(t *testing.T) {
	s := newServer(t)
	for host, status := range map[string]int{
		"127.0.0.1:1": 200, "localhost": 200, "localhost:80": 200, "[::1]:5": 200,
		"evil.example": 403, "127.0.0.1.evil.example:80": 403, "10.0.0.1": 403, "localhost.evil.example": 403,
	} {
		require.Equal(t, status, s.send("GET", "/api/user", "", "token "+testToken, host).status, host)
	}
}

func TestOnlyJournalledUpdatesAreTaken(t *testing.T) {
	s := newServer(t)
	for _, kind := range []string{"update", "refresh", "destroy"} {
		former := s.files()
		path := stackPath + "/update/" + s.field(s.call("POST", stackPath+"/"+kind, `{}`), "updateID")
		require.Contains(t, s.must(s.call("POST", path, `{}`), 400), "only journalled updates")
		require.Contains(t, s.must(s.call("POST", path, `{"journalVersion":2}`), 409), "was started before")
		require.Equal(t, former, s.files())
	}
	for requested, want := range map[string]string{"1": `"journalVersion":1`, "2": `"journalVersion":2`, "7": `"journalVersion":2`} {
		path := stackPath + "/update/" + s.field(s.call("POST", stackPath+"/update", `{}`), "updateID")
		require.Contains(t, s.must(s.call("POST", path, `{"journalVersion":`+requested+`}`), 200), want)
		s.must(s.call("POST", path+"/cancel", ""), 204)
	}
	former := s.files()
	update, token := s.started("update")
	for _, kind := range []string{"checkpoint", "checkpointverbatim", "checkpointdelta"} {
		require.Contains(t, s.must(s.send("PATCH", update+"/"+kind, `{"version":3}`, token, ""), 400), "only a journal")
	}
	s.must(s.send("POST", update+"/complete", `{"status":"failed"}`, token, ""), 204)
	require.Equal(t, former[".pulumi/stacks/proj/dev.json"], s.files()[".pulumi/stacks/proj/dev.json"])
}

func TestAPreviewChangesNothing(t *testing.T) {
	s := newServer(t)
	former := s.files()
	path := stackPath + "/update/" + s.field(s.call("POST", stackPath+"/preview", `{}`), "updateID")
	token := "update-token " + s.field(s.call("POST", path, `{}`), "token")
	s.must(s.send("POST", path+"/renew_lease", `{"duration":300}`, token, ""), 200)
	s.must(s.send("POST", path+"/events/batch", `{"events":[]}`, token, ""), 204)
	s.must(s.send("PATCH", path+"/journalentries", oneEntry, token, ""), 400)
	s.must(s.send("POST", path+"/complete", `{"status":"succeeded"}`, token, ""), 204)
	// An update that only shows what it would do.
	path = stackPath + "/update/" + s.field(s.call("POST", stackPath+"/update", `{"options":{"dryRun":true}}`), "updateID")
	token = "update-token " + s.field(s.call("POST", path, `{}`), "token")
	s.must(s.send("POST", path+"/complete", `{"status":"succeeded"}`, token, ""), 204)
	require.Equal(t, former, s.files())
}

func TestAnUpdateIsCompletedOnce(t *testing.T) {
	s := newServer(t)
	update, token := s.started("update")
	s.must(s.send("PATCH", update+"/journalentries", oneEntry, token, ""), 204)
	s.must(s.send("PATCH", update+"/journalentries", oneEntry, token, ""), 204)
	s.must(s.send("PATCH", update+"/journalentries", `{}`, token, ""), 204)
	s.must(s.send("POST", update+"/events/batch", `{"events":[{"summaryEvent":{"resourceChanges":{"create":1}}}]}`, token, ""), 204)
	require.Contains(t, s.must(s.call("GET", stackPath, ""), 200), `"activeUpdate":"`+update[len(stackPath+"/update/"):]+`"`)
	s.must(s.call("POST", stackPath+"/import", `{"version":3,"deployment":{}}`), 409)
	s.must(s.call("DELETE", stackPath+"?force=true", ""), 409)
	second := stackPath + "/update/" + s.field(s.call("POST", stackPath+"/destroy", `{}`), "updateID")
	require.Contains(t, s.must(s.call("POST", second, `{"journalVersion":2}`), 409), "is being updated")
	for range 2 {
		s.must(s.send("POST", update+"/complete", `{"status":"succeeded"}`, token, ""), 204)
		require.Contains(t, s.must(s.call("GET", update, ""), 200), `"status":"succeeded"`)
	}
	s.must(s.send("PATCH", update+"/journalentries", oneEntry, token, ""), 409)
	s.must(s.send("POST", update+"/renew_lease", `{}`, token, ""), 403)
	require.Contains(t, s.must(s.call("GET", stackPath+"/export", ""), 200), "urn:pulumi:dev::proj::a:b:C::x")
	histories := 0
	for name, content := range s.files() {
		if strings.HasSuffix(name, ".history.json") {
			histories++
			require.Contains(t, content, `"resourceChanges":{"create":1}`)
			require.Contains(t, content, `"result":"succeeded"`)
		}
	}
	require.Equal(t, 1, histories)
}

func TestWhatIsNotThere(t *testing.T) {
	s := newServer(t)
	for request, status := range map[string]int{
		"GET /api/stacks/organization/proj/none":          404,
		"GET /api/stacks/organization/proj/none/export":   404,
		"POST /api/stacks/organization/proj/none/update":  404,
		"DELETE /api/stacks/organization/proj/none":       404,
		"PATCH /api/stacks/organization/proj/none/tags":   404,
		"GET /api/stacks/organization/none":               404,
		"GET /api/stacks/organization/proj":               200,
		"HEAD /api/stacks/organization/proj":              200,
		"HEAD /api/stacks/organization/none":              404,
		"GET /api/stacks/other/proj/dev":                  404,
		"GET " + stackPath + "/update/none":               404,
		"POST " + stackPath + "/update/none/cancel":       404,
		"POST " + stackPath + "/rename":                   404,
		"GET /api/orgs/organization/members":              404,
		"GET /":                                           404,
		"POST /api/stacks/organization/proj/a%20b/update": 400,
		"PUT " + stackPath + "/config":                    404,
	} {
		method, path, _ := strings.Cut(request, " ")
		require.Equal(t, status, s.call(method, path, "{}").status, request)
	}
	require.Contains(t, s.must(s.call("POST", "/api/stacks/organization/proj", `{"stackName":"dev"}`), 409), "exists already")
	s.must(s.call("POST", "/api/stacks/organization/proj", `{"stackName":"x","teams":["t"]}`), 400)
	s.must(s.call("POST", "/api/stacks/organization/proj", `{`), 400)
	s.must(s.call("POST", stackPath+"/update", `{"config":{"nokey":{"string":"x"}}}`), 400)
}

func TestAnErrorOfTheStoreIsLoggedInOneLine(t *testing.T) {
	s := newServer(t)
	require.NoError(t, os.WriteFile(filepath.Join(s.root, ".pulumi/stacks/proj/dev.json"), []byte("{\n"), 0o600))
	s.must(s.call("GET", stackPath+"/export", ""), 500)
	require.Contains(t, s.log.String(), "reading .pulumi/stacks/proj/dev.json")
	require.Equal(t, 1, strings.Count(s.log.String(), "\n"))
}

func TestTheStoreIsNamed(t *testing.T) {
	s := newServer(t)
	require.JSONEq(t, `{"url":"file://`+s.root+`"}`, s.must(s.call("GET", "/api/state-store", ""), 200))
}

func TestStacksAreListed(t *testing.T) {
	s := newServer(t)
	s.must(s.call("POST", "/api/stacks/organization/other", `{"stackName":"test"}`), 200)
	s.must(s.call("PATCH", stackPath+"/tags", `{"k":"v"}`), 204)
	for query, want := range map[string]int{
		"": 2, "?project=proj": 1, "?project=none": 0, "?tagName=k": 1, "?tagName=k&tagValue=v": 1, "?tagName=k&tagValue=w": 0,
	} {
		got := s.must(s.call("GET", "/api/user/stacks"+query, ""), 200)
		require.Equal(t, want, strings.Count(got, `"stackName"`), query)
	}
	require.Contains(t, s.must(s.call("GET", stackPath, ""), 200), `"tags":{"k":"v"}`)
	require.Contains(t, s.must(s.call("DELETE", stackPath, ""), 204), "")
	s.must(s.call("GET", stackPath, ""), 404)
}

func TestTokensDiffer(t *testing.T) {
	a, b := NewToken(), NewToken()
	require.NotEqual(t, a, b)
	require.Len(t, a, 64)
}
