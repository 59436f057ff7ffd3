// Package cloudkms stands for the client of a foreign cloud's key service: the engine names one scope of it.
package cloudkms

// CloudkmsScope is a scope that nothing of this build asks for.
const CloudkmsScope = "omitted"
