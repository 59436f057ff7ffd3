// Package azureblob stands for the driver of a foreign cloud's object store. What the engine names of it is here; it
// opens nothing.
package azureblob

import (
	"context"
	"errors"
	"net/url"

	"gocloud.dev/blob"
)

// Scheme is that of the URLs that this build does not open.
const Scheme = "azblob"

// ServiceURLOptions has no options.
type ServiceURLOptions struct{}

// URLOpener opens nothing.
type URLOpener struct {
	MakeClient        func()
	ServiceURLOptions ServiceURLOptions
}

// NewDefaultClient is never called.
func NewDefaultClient() {}

// NewDefaultServiceURLOptions returns no options.
func NewDefaultServiceURLOptions() *ServiceURLOptions { return &ServiceURLOptions{} }

// OpenBucketURL always fails.
func (*URLOpener) OpenBucketURL(context.Context, *url.URL) (*blob.Bucket, error) {
	return nil, errors.New("this build of Pulumi has no driver for " + Scheme + "://")
}

// The engine takes a URL whose scheme nothing has registered for that of a Pulumi Cloud.
func init() { blob.DefaultURLMux().RegisterBucket(Scheme, new(URLOpener)) }
