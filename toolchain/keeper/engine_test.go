package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"github.com/pulumi/pulumi/pkg/v3/backend/httpstate/client"
	"github.com/pulumi/pulumi/pkg/v3/backend/httpstate/journal"
	"github.com/pulumi/pulumi/pkg/v3/engine"
	pkgresource "github.com/pulumi/pulumi/pkg/v3/resource"
	"github.com/pulumi/pulumi/pkg/v3/secrets/b64"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/common/workspace"
)

// workers is how many resources are created at a time.
const workers = 8

// most is the number of resources after which the engine stops by itself.
const most = 100_000

// durable is a file whose lines are on the disk when they are written.
type durable struct {
	mu   sync.Mutex
	file *os.File
}

func openDurable(path string) (*durable, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	return &durable{file: file}, err
}

func (d *durable) add(line string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := fmt.Fprintln(d.file, line); err != nil {
		return err
	}
	return d.file.Sync()
}

// token is the token of an update.
type token string

func (t token) GetToken(context.Context) (string, error) { return string(t), nil }

// runEngine creates resources in a cloud, which is a file, with the journal of
// the real engine, and shows each one as an engine shows it: once it is recorded.
func runEngine() error {
	ctx := context.Background()
	if err := os.Setenv("PULUMI_JOURNALING_BATCH_PERIOD", "2"); err != nil {
		return err
	}
	cloud, err := openDurable(os.Getenv("ENGINE_CLOUD"))
	if err != nil {
		return err
	}
	shown, err := openDurable(os.Getenv("ENGINE_SHOWN"))
	if err != nil {
		return err
	}
	entries, err := beginUpdate(ctx, os.Getenv("ENGINE_URL"), os.Getenv("ENGINE_TOKEN"))
	if err != nil {
		return err
	}
	var sequence, operation atomic.Int64
	create := func(name string) error {
		id := operation.Add(1)
		wanted := newState(name, "")
		begun := pkgresource.NewOperation(wanted, pkgresource.OperationTypeCreating)
		err := entries.AddJournalEntry(engine.JournalEntry{
			Kind: engine.JournalEntryBegin, SequenceID: sequence.Add(1), OperationID: id, Operation: &begun,
		})
		if err != nil {
			return err
		}
		if err := cloud.add("id-" + name); err != nil {
			return err
		}
		err = entries.AddJournalEntry(engine.JournalEntry{
			Kind: engine.JournalEntrySuccess, SequenceID: sequence.Add(1), OperationID: id,
			State: newState(name, resource.ID("id-"+name)),
		})
		if err != nil {
			return err
		}
		return shown.add("id-" + name)
	}
	var group sync.WaitGroup
	var next atomic.Int64
	for range workers {
		group.Go(func() {
			for {
				n := next.Add(1)
				if n > most || create(fmt.Sprintf("r%d", n)) != nil {
					return
				}
			}
		})
	}
	group.Wait()
	return entries.Close()
}

// beginUpdate starts an update and returns the real engine's journal of it.
func beginUpdate(ctx context.Context, url, access string) (engine.Journal, error) {
	sink := diag.DefaultSink(io.Discard, io.Discard, diag.FormatOptions{Color: colors.Never})
	api := client.NewClient(url, access, false, sink)
	stack := client.StackIdentifier{Owner: "organization", Project: "proj", Stack: tokens.MustParseStackName("dev")}
	project := &workspace.Project{Name: "proj", Runtime: workspace.NewProjectRuntimeInfo("nodejs", nil)}
	update, _, err := api.CreateUpdate(ctx, apitype.UpdateUpdate, stack, project, nil,
		apitype.UpdateMetadata{}, engine.UpdateOptions{}, false, "", client.UpdateRequestOptions{})
	if err != nil {
		return nil, err
	}
	_, lease, version, err := api.StartUpdate(ctx, update, nil)
	if err != nil {
		return nil, err
	}
	if version != apitype.LatestJournalVersion {
		return nil, fmt.Errorf("journal version %d", version)
	}
	return journal.NewJournaler(ctx, api, update, token(lease), b64.NewBase64SecretsManager()), nil
}

func newState(name string, id resource.ID) *pkgresource.State {
	return pkgresource.NewState{
		Type:   "a:b:C",
		URN:    resource.URN("urn:pulumi:dev::proj::a:b:C::" + name),
		Custom: true,
		ID:     id,
		Inputs: resource.PropertyMap{"name": resource.NewProperty(name)},
	}.Make()
}
