package driver

import "errors"

// NewSQL fails: a release is denied, and so is a database that records it.
func NewSQL(string, func(string, ...interface{}), string) (Driver, error) {
	return nil, errors.New("this build of the plugin has no driver for releases in a database")
}
