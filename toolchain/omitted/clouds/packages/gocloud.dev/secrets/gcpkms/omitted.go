// Package gcpkms stands for the driver of a foreign cloud's key service. What the engine names of it is here; it opens
// no key.
package gcpkms

import (
	"context"
	"errors"
	"net/url"

	"gocloud.dev/gcp"
	"gocloud.dev/secrets"
)

// Scheme is that of the URLs that this build does not open.
const Scheme = "gcpkms"

var errOmitted = errors.New("this build of Pulumi has no driver for " + Scheme + "://")

// URLOpener opens no key.
type URLOpener struct{ Client any }

// Dial always fails.
func Dial(context.Context, gcp.TokenSource) (any, func(), error) { return nil, nil, errOmitted }

// OpenKeeperURL always fails.
func (*URLOpener) OpenKeeperURL(context.Context, *url.URL) (*secrets.Keeper, error) {
	return nil, errOmitted
}
