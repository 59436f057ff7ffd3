// Package storage stands for the client of a foreign cloud's object store: the engine names one scope of it.
package storage

// ScopeReadWrite is a scope that nothing of this build asks for.
const ScopeReadWrite = "omitted"
