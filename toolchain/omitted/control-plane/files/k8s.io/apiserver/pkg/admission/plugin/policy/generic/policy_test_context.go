// Package generic is built without its helper for tests.
package generic
