// Package awskms stands for the driver of a foreign cloud's key service. It registers nothing, so no key is opened.
package awskms
