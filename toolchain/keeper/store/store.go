// Package store is the place that holds states: a folder, an S3 bucket or a
// PostgreSQL table, under the same URLs as Pulumi's own backend.
package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// ErrNotFound is the error of a read of an object that does not exist.
var ErrNotFound = errors.New("not found")

// ErrNoAppend is the error of Append in a store that has whole objects only.
var ErrNoAppend = errors.New("this store cannot append")

// Object is one entry of a listing.
type Object struct {
	Key string
	// Modified is when the object was last written.
	Modified time.Time
}

// Store holds objects by key. What a method that returned no error has written
// survives a crash. After an error a Write or a Delete may have happened or not:
// repeating it is safe.
type Store interface {
	// Read returns an object's content, or ErrNotFound.
	Read(ctx context.Context, key string) ([]byte, error)
	// Write replaces an object, all of it or nothing.
	Write(ctx context.Context, key string, content []byte) error
	// Delete removes an object; one that does not exist is no error.
	Delete(ctx context.Context, key string) error
	// List returns the objects whose keys begin with prefix, in the order of keys.
	List(ctx context.Context, prefix string) ([]Object, error)
	// Append adds to the end of an object, or returns ErrNoAppend. After any other error the
	// object ends where it did, or takes nothing more.
	Append(ctx context.Context, key string, content []byte) error
	// Appends reports whether Append works.
	Appends() bool
	Close() error
}

// Open opens the store of a URL: file://, s3:// or postgres://. Its errors
// contain no credentials.
func Open(ctx context.Context, address string, retry Retry) (Store, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("the store's URL cannot be parsed")
	}
	switch parsed.Scheme {
	case "file":
		return openFolder(address)
	case "s3", "postgres":
		s, err := openBucket(ctx, parsed, retry)
		if err != nil {
			return nil, fmt.Errorf("opening %s: %s", Public(address), hideSecrets(err.Error(), parsed))
		}
		return s, nil
	default:
		return nil, fmt.Errorf("the store's URL has the scheme %q: file, s3 or postgres is needed", parsed.Scheme)
	}
}

// Public returns a store's URL without credentials.
func Public(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parsed.User = nil
	query := parsed.Query()
	for name := range query {
		if isSecret(name) {
			query.Del(name)
		}
	}
	parsed.RawQuery = query.Encode()
	return parsed.String()
}

func isSecret(parameter string) bool {
	name := strings.ToLower(parameter)
	for _, word := range []string{"pass", "secret", "token", "credential", "access", "user"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

func hideSecrets(text string, address *url.URL) string {
	hide := func(value string) {
		if value != "" {
			text = strings.ReplaceAll(text, value, "***")
		}
	}
	hide(address.String())
	if password, ok := address.User.Password(); ok {
		hide(password)
		hide(url.QueryEscape(password))
	}
	for name, values := range address.Query() {
		if isSecret(name) {
			for _, value := range values {
				hide(value)
			}
		}
	}
	return text
}
