package state

import (
	"crypto/sha256"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/sig"
)

// maxHeld is how many entries that repeat the state wait at most.
const maxHeld = 2000

// repeats knows which entries only repeat the state that the update began with.
// Without them the result is the same: the replayer keeps a resource of that
// state that no entry names.
type repeats struct {
	// base has the digests of that state's resources, in their order.
	base []digest
	// begun has the operations that change nothing, with the resource of the
	// base once they have ended, and -1 before.
	begun map[int64]int64
}

type digest [sha256.Size]byte

// newRepeats knows nothing if the state cannot be read: then every entry is
// stored, and the end of the update says what is wrong.
func newRepeats(base stored) repeats {
	r := repeats{begun: map[int64]int64{}}
	decoded, err := base.decode()
	if err != nil || decoded.latest == nil {
		return r
	}
	r.base = make([]digest, len(decoded.latest.Resources))
	for i, one := range decoded.latest.Resources {
		r.base[i] = digestOf(one)
	}
	return r
}

// has is true for the beginning of an operation that changes nothing, its end
// if the resource is as before, and the resource's outputs if they are.
func (r *repeats) has(e entry) bool {
	var decoded apitype.JournalEntry
	if json.Unmarshal(e.raw, &decoded) != nil || !hasOnlyState(decoded) {
		return false
	}
	old, made := decoded.RemoveOld, decoded.RemoveNew
	switch decoded.Kind {
	case apitype.JournalEntryKindBegin:
		if decoded.State != nil || old != nil || made != nil {
			return false
		}
		r.begun[decoded.OperationID] = -1
		return true
	case apitype.JournalEntryKindSuccess:
		_, begun := r.begun[decoded.OperationID]
		if !begun || old == nil || made != nil || !r.isAt(*old, decoded.State) {
			return false
		}
		r.begun[decoded.OperationID] = *old
		return true
	case apitype.JournalEntryKindOutputs:
		if old != nil || made == nil {
			return false
		}
		index, begun := r.begun[*made]
		return begun && r.isAt(index, decoded.State)
	default:
		return false
	}
}

// hasOnlyState is true if an entry says nothing but what became of a resource:
// an operation that may change one has an Operation when it begins.
func hasOnlyState(e apitype.JournalEntry) bool {
	e.Version, e.Kind, e.SequenceID, e.OperationID = 0, 0, 0, 0
	e.State, e.RemoveOld, e.RemoveNew = nil, nil, nil
	return reflect.ValueOf(e).IsZero()
}

func (r *repeats) isAt(index int64, state *apitype.ResourceV3) bool {
	if state == nil || index < 0 || index >= int64(len(r.base)) || r.base[index] == (digest{}) {
		return false
	}
	return digestOf(*state) == r.base[index]
}

// digestOf leaves out what an operation that changes nothing does not keep:
// where in a program a resource is, the order of its dependencies, and how a
// secret is encrypted.
func digestOf(one apitype.ResourceV3) digest {
	one.SourcePosition = ""
	one.StackTrace = nil
	one.Dependencies = slices.Sorted(slices.Values(one.Dependencies))
	one.PropertyDependencies = maps.Clone(one.PropertyDependencies)
	for property, on := range one.PropertyDependencies {
		one.PropertyDependencies[property] = slices.Sorted(slices.Values(on))
	}
	one.Inputs, _ = withoutCiphertext(one.Inputs).(map[string]any)
	one.Outputs, _ = withoutCiphertext(one.Outputs).(map[string]any)
	raw, err := json.Marshal(one)
	if err != nil {
		return digest{} // of no resource
	}
	return sha256.Sum256(raw)
}

// withoutCiphertext copies a value of a state.
func withoutCiphertext(value any) any {
	switch value := value.(type) {
	case map[string]any:
		copied := maps.Clone(value)
		if copied[sig.Key] == sig.Secret {
			delete(copied, "ciphertext")
		}
		for key, one := range copied {
			copied[key] = withoutCiphertext(one)
		}
		return copied
	case []any:
		copied := slices.Clone(value)
		for i, one := range copied {
			copied[i] = withoutCiphertext(one)
		}
		return copied
	default:
		return value
	}
}
