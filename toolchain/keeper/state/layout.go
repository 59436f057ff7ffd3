// Package state keeps stacks in a store, in the layout of Pulumi's own backend,
// and runs updates on them with a journal.
package state

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/sdk/v3/go/common/encoding"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"gopkg.in/yaml.v3"
)

const (
	organization = "organization"
	metaKey      = ".pulumi/meta.yaml"
	stacksFolder = ".pulumi/stacks"
)

// Ref names a stack.
type Ref struct{ Project, Stack string }

// ParseRef checks the names of a stack.
func ParseRef(project, stack string) (Ref, error) {
	if err := tokens.ValidateProjectName(project); err != nil {
		return Ref{}, err
	}
	if _, err := tokens.ParseStackName(stack); err != nil {
		return Ref{}, err
	}
	if strings.Trim(project, ".") == "" || strings.Trim(stack, ".") == "" {
		return Ref{}, errors.New("a name of dots only is not a stack's")
	}
	return Ref{Project: project, Stack: stack}, nil
}

// FullName is the stack's name in checkpoints and messages.
func (r Ref) FullName() tokens.QName {
	return tokens.QName(organization + "/" + r.Project + "/" + r.Stack)
}

func (r Ref) under(folder string) string { return path.Join(".pulumi", folder, r.Project, r.Stack) }

func (r Ref) checkpoint(c encoding.Compression) string { return r.under("stacks") + ".json" + c.Ext() }

func (r Ref) tags() string     { return r.under("stacks") + ".pulumi-tags" }
func (r Ref) history() string  { return r.under("history") }
func (r Ref) backups() string  { return r.under("backups") }
func (r Ref) journals() string { return r.under("journal") }
func (r Ref) head() string     { return r.journals() + "/head.json" }

func (r Ref) journal(update string) string { return r.journals() + "/" + update }

func (r Ref) locks() string {
	return path.Join(".pulumi/locks", organization, r.Project, r.Stack)
}

// ensureMeta checks the version of the store's layout, and writes it to a new store.
func ensureMeta(ctx context.Context, s store.Store) error {
	content, err := s.Read(ctx, metaKey)
	if errors.Is(err, store.ErrNotFound) {
		objects, err := s.List(ctx, stacksFolder+"/")
		if err != nil {
			return err
		}
		for _, object := range objects {
			if _, _, inProject := strings.Cut(strings.TrimPrefix(object.Key, stacksFolder+"/"), "/"); !inProject {
				return errOldLayout
			}
		}
		return s.Write(ctx, metaKey, []byte("version: 1\n"))
	}
	if err != nil {
		return err
	}
	var meta struct {
		Version *int `yaml:"version"`
	}
	if err := yaml.Unmarshal(content, &meta); err != nil || meta.Version == nil {
		return fmt.Errorf("%s is damaged: it has no version", metaKey)
	}
	switch *meta.Version {
	case 0:
		return errOldLayout
	case 1:
		return nil
	}
	return fmt.Errorf("%s has the version %d: this program understands version 1", metaKey, *meta.Version)
}

var errOldLayout = errors.New("the store has stacks without projects: run `pulumi state upgrade`")

// stacks lists the stacks of the store.
func stacks(ctx context.Context, s store.Store) ([]Ref, error) {
	objects, err := s.List(ctx, stacksFolder+"/")
	if err != nil {
		return nil, err
	}
	var refs []Ref
	for _, object := range objects {
		project, name, found := strings.Cut(strings.TrimPrefix(object.Key, stacksFolder+"/"), "/")
		for _, c := range compressions {
			stack, isCheckpoint := strings.CutSuffix(name, ".json"+c.Ext())
			if !found || !isCheckpoint {
				continue
			}
			ref, err := ParseRef(project, stack)
			if err == nil && (len(refs) == 0 || refs[len(refs)-1] != ref) {
				refs = append(refs, ref)
			}
		}
	}
	return refs, nil
}
