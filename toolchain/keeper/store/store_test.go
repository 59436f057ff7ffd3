package store

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"aes-estate/toolchain/keeper/internal/pgtest"
	"aes-estate/toolchain/keeper/internal/s3fake"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var ctx = context.Background()

// quick makes a store give up within a test's patience.
var quick = Retry{Deadline: 30 * time.Second, Attempt: 5 * time.Second, Pause: time.Millisecond}

func openFile(t *testing.T) (Store, string) {
	root := t.TempDir()
	s, err := Open(ctx, "file://"+root, Retry{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s, root
}

func openS3(t *testing.T, retry Retry) (Store, *s3fake.Server) {
	fake := s3fake.Start(t)
	s, err := Open(ctx, fake.URL, retry)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s, fake
}

// keys lists the keys under a prefix.
func keys(t *testing.T, s Store, prefix string) []string {
	objects, err := s.List(ctx, prefix)
	require.NoError(t, err)
	names := []string{}
	for _, object := range objects {
		names = append(names, object.Key)
		assert.WithinDuration(t, time.Now(), object.Modified, time.Minute)
	}
	return names
}

// holdsObjects is what every store does.
func holdsObjects(t *testing.T, s Store) {
	_, err := s.Read(ctx, "a/one")
	require.ErrorIs(t, err, ErrNotFound)
	require.NoError(t, s.Delete(ctx, "a/one"))
	assert.Empty(t, keys(t, s, "a/"))

	names := []string{"a/five", "a/four", "a/one", "a/three", "a/two/b"}
	for _, name := range names {
		require.NoError(t, s.Write(ctx, name, []byte("former")))
		require.NoError(t, s.Write(ctx, name, []byte(name)))
	}
	require.NoError(t, s.Write(ctx, "ab", []byte("ab")))
	for _, name := range names {
		content, err := s.Read(ctx, name)
		require.NoError(t, err)
		assert.Equal(t, name, string(content))
	}
	// More than one page of the fake S3.
	assert.Equal(t, names, keys(t, s, "a/"))
	assert.Equal(t, []string{"a/five", "a/four"}, keys(t, s, "a/f"))

	require.NoError(t, s.Delete(ctx, "a/one"))
	require.NoError(t, s.Delete(ctx, "a/one"))
	_, err = s.Read(ctx, "a/one")
	require.ErrorIs(t, err, ErrNotFound)
}

func TestStoresHoldObjects(t *testing.T) {
	t.Run("folder", func(t *testing.T) {
		s, _ := openFile(t)
		holdsObjects(t, s)
	})
	t.Run("S3", func(t *testing.T) {
		s, _ := openS3(t, quick)
		holdsObjects(t, s)
	})
	t.Run("S3 below a prefix", func(t *testing.T) {
		fake := s3fake.Start(t)
		s, err := Open(ctx, strings.Replace(fake.URL, "bucket?", "bucket/states/all?", 1), quick)
		require.NoError(t, err)
		holdsObjects(t, s)
		assert.Equal(t, "states/all/a/five", fake.Keys()[0])
		require.NoError(t, s.Close())
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		s, err := Open(ctx, pgtest.Start(t), quick)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, s.Close()) })
		holdsObjects(t, s)
		// To the driver an underscore stands for any character.
		require.NoError(t, s.Write(ctx, "x_y/1", nil))
		require.NoError(t, s.Write(ctx, "xzy/1", nil))
		assert.Equal(t, []string{"x_y/1"}, keys(t, s, "x_y/"))
		assert.False(t, s.Appends())
	})
}

func TestAFolderTakesAppends(t *testing.T) {
	s, root := openFile(t)
	require.True(t, s.Appends())
	key := ".pulumi/journal/p/s/u/entries"
	require.NoError(t, s.Append(ctx, key, []byte("one")))
	require.NoError(t, s.Append(ctx, key, []byte("two")))
	content, err := s.Read(ctx, key)
	require.NoError(t, err)
	assert.Equal(t, "onetwo", string(content))

	require.NoError(t, s.Delete(ctx, key))
	assert.NoDirExists(t, filepath.Join(root, ".pulumi/journal/p/s/u"))
	assert.DirExists(t, filepath.Join(root, ".pulumi/journal/p/s"))
}

func TestAnAppendToAFileThatWasDeletedFails(t *testing.T) {
	s, root := openFile(t)
	require.NoError(t, s.Append(ctx, "log", []byte("one")))
	require.NoError(t, os.Remove(filepath.Join(root, "log")))
	require.ErrorContains(t, s.Append(ctx, "log", []byte("two")), "log was deleted by another process")
	require.ErrorContains(t, s.Append(ctx, "log", []byte("two")), "log was deleted by another process")
}

func TestAFailedAppendLeavesNoPart(t *testing.T) {
	s, root := openFile(t)
	require.NoError(t, s.Append(ctx, "log", []byte("one")))
	// What a write that failed halfway leaves behind the last good byte is overwritten.
	a := s.(*folder).open["log"]
	_, err := a.file.WriteAt([]byte("a part of something"), a.length)
	require.NoError(t, err)
	readOnly, err := os.Open(filepath.Join(root, "log"))
	require.NoError(t, err)
	writable := a.file
	a.file = readOnly
	require.Error(t, s.Append(ctx, "log", []byte("two")))
	// It could not be cut off either, so nothing more may follow.
	a.file = writable
	require.Error(t, s.Append(ctx, "log", []byte("two")))
	require.NoError(t, readOnly.Close())
}

func TestAFolderRejectsKeysOutsideIt(t *testing.T) {
	s, _ := openFile(t)
	for _, key := range []string{"../x", "a/../../x", "/etc/x", ""} {
		require.ErrorContains(t, s.Write(ctx, key, nil), "outside the store", key)
		_, err := s.Read(ctx, key)
		require.ErrorContains(t, err, "outside the store", key)
		require.ErrorContains(t, s.Delete(ctx, key), "outside the store", key)
		require.ErrorContains(t, s.Append(ctx, key, nil), "outside the store", key)
	}
}

func TestAFolderLeavesNoOldChecksumAndListsNoTemporaryFile(t *testing.T) {
	s, root := openFile(t)
	for _, name := range []string{"x.json.attrs", "y.json.attrs", "z.json.12.tmp"} {
		require.NoError(t, os.WriteFile(filepath.Join(root, name), []byte("{}"), 0o600))
	}
	require.NoError(t, s.Write(ctx, "x.json", []byte("x")))
	assert.NoFileExists(t, filepath.Join(root, "x.json.attrs"))
	require.NoError(t, s.Delete(ctx, "y.json"))
	assert.NoFileExists(t, filepath.Join(root, "y.json.attrs"))
	assert.Equal(t, []string{"x.json"}, keys(t, s, ""))
}

func TestS3CannotAppend(t *testing.T) {
	s, _ := openS3(t, quick)
	assert.False(t, s.Appends())
	require.ErrorIs(t, s.Append(ctx, "log", nil), ErrNoAppend)
}

func TestS3RepeatsWhatFailed(t *testing.T) {
	for name, fault := range map[string]s3fake.Fault{
		"500": s3fake.Fail, "no answer": s3fake.Lose, "no end": s3fake.Hang,
	} {
		t.Run(name, func(t *testing.T) {
			retry := quick
			retry.Attempt = 300 * time.Millisecond
			s, fake := openS3(t, retry)
			var requests sync.Map
			fake.SetFault(func(method, _ string) s3fake.Fault {
				count, _ := requests.LoadOrStore(method, new(atomic.Int64))
				if count.(*atomic.Int64).Add(1) <= 3 {
					return fault
				}
				return s3fake.None
			})
			require.NoError(t, s.Write(ctx, "a", []byte("1")))
			content, err := s.Read(ctx, "a")
			require.NoError(t, err)
			assert.Equal(t, "1", string(content))
			assert.Equal(t, []string{"a"}, keys(t, s, ""))
			require.NoError(t, s.Delete(ctx, "a"))
			assert.Empty(t, fake.Keys())
			for _, method := range []string{"PUT", "GET"} {
				count, _ := requests.Load(method)
				assert.Greater(t, count.(*atomic.Int64).Load(), int64(3), method)
			}
		})
	}
}

func TestS3GivesUpAtTheDeadline(t *testing.T) {
	for _, fault := range []s3fake.Fault{s3fake.Fail, s3fake.Lose, s3fake.Hang} {
		s, fake := openS3(t, Retry{Deadline: 300 * time.Millisecond, Attempt: 100 * time.Millisecond, Pause: time.Millisecond})
		fake.Set("a", nil)
		fake.SetFault(func(string, string) s3fake.Fault { return fault })
		require.ErrorContains(t, s.Write(ctx, "a", []byte("1")), "writing a: ", fault)
		_, err := s.Read(ctx, "a")
		require.ErrorContains(t, err, "reading a: ", fault)
		require.NotErrorIs(t, err, ErrNotFound, fault)
		_, err = s.List(ctx, "a")
		require.ErrorContains(t, err, "listing a: ", fault)
		require.ErrorContains(t, s.Delete(ctx, "b"), "deleting b: ", fault)
	}
}

func TestOpenRejects(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	for address, message := range map[string]string{
		"gs://bucket":                     `scheme "gs"`,
		"https://x.example":               `scheme "https"`,
		"file://" + missing:               "no such file",
		"file://" + file:                  "is not a folder",
		"s3://b?nonsense=1":               "unknown query parameter",
		"s3://b?disableSSL=perhaps":       "disableSSL",
		"\x00":                            "cannot be parsed",
		"postgres://u:word@127.0.0.1:1/d": "connect",
	} {
		_, err := Open(ctx, address, quick)
		require.ErrorContains(t, err, message, address)
		assert.NotContains(t, err.Error(), "word", address)
	}
}

func TestPublicHasNoCredentials(t *testing.T) {
	for address, want := range map[string]string{
		"file:///a/b": "file:///a/b",
		"s3://b/p?endpoint=https://s3.example&region=r&profile=p":      "s3://b/p?endpoint=https%3A%2F%2Fs3.example&profile=p&region=r",
		"s3://k:s@b?accessKeyID=k&secret_key=s":                        "s3://b",
		"postgres://u:word@h:5432/d?sslmode=require&password=w&user=u": "postgres://h:5432/d?sslmode=require",
		"\x00": "",
	} {
		assert.Equal(t, want, Public(address))
	}
}

func TestOlderS3ParametersAreUnderstood(t *testing.T) {
	t.Setenv("AWS_REQUEST_CHECKSUM_CALCULATION", "")
	t.Setenv("AWS_RESPONSE_CHECKSUM_VALIDATION", "")
	for query, want := range map[string]string{
		"endpoint=h:1":                      "endpoint=https%3A%2F%2Fh%3A1&request_checksum_calculation=when_required&response_checksum_validation=when_required",
		"endpoint=h:1&disableSSL=true":      "disable_https=true&endpoint=http%3A%2F%2Fh%3A1&request_checksum_calculation=when_required&response_checksum_validation=when_required",
		"endpoint=http://h&disableSSL=true": "endpoint=http%3A%2F%2Fh&request_checksum_calculation=when_required&response_checksum_validation=when_required",
		"region=r":                          "region=r",
	} {
		got, err := translateS3(mustParse(t, "s3://b?"+query))
		require.NoError(t, err)
		assert.Equal(t, "s3://b?"+want, got)
	}
}

func mustParse(t *testing.T, address string) *url.URL {
	parsed, err := url.Parse(address)
	require.NoError(t, err)
	return parsed
}
