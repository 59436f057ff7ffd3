// Package gcsblob stands for the driver of a foreign cloud's object store. What the engine names of it is here; it
// opens nothing.
package gcsblob

import (
	"context"
	"errors"
	"net/url"

	"gocloud.dev/blob"
	"gocloud.dev/gcp"
)

// Scheme is that of the URLs that this build does not open.
const Scheme = "gs"

// Options has the credentials that the engine reads from the environment.
type Options struct {
	GoogleAccessID string
	PrivateKey     []byte
}

// URLOpener opens nothing.
type URLOpener struct {
	Client  *gcp.HTTPClient
	Options Options
}

// OpenBucketURL always fails.
func (*URLOpener) OpenBucketURL(context.Context, *url.URL) (*blob.Bucket, error) {
	return nil, errors.New("this build of Pulumi has no driver for " + Scheme + "://")
}

// The engine takes a URL whose scheme nothing has registered for that of a Pulumi Cloud.
func init() { blob.DefaultURLMux().RegisterBucket(Scheme, new(URLOpener)) }
