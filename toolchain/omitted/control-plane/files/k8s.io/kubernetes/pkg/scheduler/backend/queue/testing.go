// Package queue is built without its helper for tests.
package queue
