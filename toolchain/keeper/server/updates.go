package server

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"aes-estate/toolchain/keeper/state"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/pkg/v3/display"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/config"
)

// leaseSeconds is the time for which a token is valid.
const leaseSeconds = 300

// program is an update, a preview or an import that was requested.
type program struct {
	id      string
	ref     state.Ref
	kind    apitype.UpdateKind
	dryRun  bool
	info    backend.UpdateInfo
	token   string
	status  apitype.UpdateStatus
	changes display.ResourceChanges
}

// keeps reports whether the program changes the stack's state.
func (p *program) keeps() bool { return p.kind != apitype.PreviewUpdate && !p.dryRun }

func (s *Server) add(p *program) string {
	p.id = state.NewID()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates[p.id] = p
	return p.id
}

func (s *Server) find(r *http.Request) (*program, error) {
	ref, err := refOf(r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.updates[r.PathValue("update")]
	if p == nil || p.ref != ref {
		return nil, &failure{http.StatusNotFound, "Not Found: Update not found"}
	}
	return p, nil
}

func (s *Server) create(kind apitype.UpdateKind) answer {
	return func(ctx context.Context, r *http.Request) (any, error) {
		ref, err := refOf(r)
		if err != nil {
			return nil, err
		}
		var request apitype.UpdateProgramRequest
		if err := decode(r, &request); err != nil {
			return nil, err
		}
		if err := s.keeper.Exists(ctx, ref); err != nil {
			return nil, err
		}
		configuration, err := configOf(request.Config)
		if err != nil {
			return nil, err
		}
		return apitype.UpdateProgramResponse{UpdateID: s.add(&program{
			ref: ref, kind: kind, dryRun: request.Options.DryRun, status: apitype.StatusNotStarted,
			info: backend.UpdateInfo{
				Kind:        kind,
				Message:     request.Metadata.Message,
				Environment: request.Metadata.Environment,
				Config:      configuration,
				Result:      backend.InProgressResult,
			},
		})}, nil
	}
}

func configOf(values map[string]apitype.ConfigValue) (config.Map, error) {
	configuration := config.Map{}
	for name, value := range values {
		key, err := config.ParseKey(name)
		if err != nil {
			return nil, &failure{http.StatusBadRequest, err.Error()}
		}
		switch {
		case value.Object && value.Secret:
			configuration[key] = config.NewSecureObjectValue(value.String)
		case value.Object:
			configuration[key] = config.NewObjectValue(value.String)
		case value.Secret:
			configuration[key] = config.NewSecureValue(value.String)
		default:
			configuration[key] = config.NewValue(value.String)
		}
	}
	return configuration, nil
}

func (s *Server) start(ctx context.Context, r *http.Request) (any, error) {
	p, err := s.find(r)
	if err != nil {
		return nil, err
	}
	var request apitype.StartUpdateRequest
	if err := decode(r, &request); err != nil {
		return nil, err
	}
	s.mu.Lock()
	fresh := p.status == apitype.StatusNotStarted
	p.status = apitype.StatusRequested
	s.mu.Unlock()
	if !fresh {
		return nil, &failure{http.StatusConflict, "the update was started before"}
	}
	if p.keeps() {
		if request.JournalVersion <= 0 {
			return nil, &failure{http.StatusBadRequest,
				"the state keeper takes only journalled updates: use the engine that belongs to it, and unset PULUMI_DISABLE_JOURNALING"}
		}
		p.info.StartTime = time.Now().Unix()
		if err := s.keeper.Start(ctx, p.ref, p.id, p.info); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p.token, p.status = NewToken(), apitype.StatusRunning
	return apitype.StartUpdateResponse{
		Version:         1,
		Token:           p.token,
		TokenExpiration: time.Now().Unix() + leaseSeconds,
		JournalVersion:  min(request.JournalVersion, apitype.LatestJournalVersion),
	}, nil
}

func (s *Server) status(_ context.Context, r *http.Request) (any, error) {
	p, err := s.find(r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return apitype.UpdateResults{Status: p.status, Events: []apitype.UpdateEvent{}}, nil
}

func (s *Server) cancel(ctx context.Context, r *http.Request) (any, error) {
	p, err := s.find(r)
	if err != nil {
		return nil, err
	}
	if p.keeps() && s.keeper.ActiveUpdate(p.ref) == p.id {
		err = s.keeper.Cancel(ctx, p.ref)
	}
	return nil, err
}

func (s *Server) append(ctx context.Context, p *program, r *http.Request) (any, error) {
	var request struct {
		Entries json.RawMessage `json:"entries"`
	}
	if err := decode(r, &request); err != nil {
		return nil, err
	}
	if !p.keeps() {
		return nil, &failure{http.StatusBadRequest, "a preview has no journal"}
	}
	if len(request.Entries) == 0 {
		return nil, nil
	}
	return nil, s.keeper.Append(ctx, p.ref, p.id, request.Entries)
}

func (s *Server) rejectCheckpoint(context.Context, *program, *http.Request) (any, error) {
	return nil, &failure{http.StatusBadRequest, "the state keeper takes only a journal, not whole states"}
}

// events keeps only how many resources changed, for the stack's history.
func (s *Server) events(_ context.Context, p *program, r *http.Request) (any, error) {
	content, err := body(r)
	if err != nil || !bytes.Contains(content, []byte(`"summaryEvent"`)) {
		return nil, err
	}
	var batch apitype.EngineEventBatch
	if err := json.Unmarshal(content, &batch); err != nil {
		return nil, &failure{http.StatusBadRequest, err.Error()}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, event := range batch.Events {
		if event.SummaryEvent == nil {
			continue
		}
		p.changes = display.ResourceChanges{}
		for operation, count := range event.SummaryEvent.ResourceChanges {
			p.changes[display.StepOp(operation)] = count
		}
	}
	return nil, nil
}

func (s *Server) renew(ctx context.Context, p *program, _ *http.Request) (any, error) {
	if p.keeps() {
		if err := s.keeper.Renew(ctx, p.ref, p.id); err != nil {
			return nil, &failure{http.StatusForbidden, err.Error()}
		}
	}
	return apitype.RenewUpdateLeaseResponse{
		Token: p.token, TokenExpiration: time.Now().Unix() + leaseSeconds,
	}, nil
}

func (s *Server) complete(ctx context.Context, p *program, r *http.Request) (any, error) {
	var request apitype.CompleteUpdateRequest
	if err := decode(r, &request); err != nil {
		return nil, err
	}
	s.mu.Lock()
	running, changes := p.status == apitype.StatusRunning, p.changes
	s.mu.Unlock()
	if p.keeps() && running {
		result := backend.FailedResult
		if request.Status == apitype.UpdateStatusSucceeded {
			result = backend.SucceededResult
		}
		if err := s.keeper.Complete(ctx, p.ref, p.id, backend.UpdateResult(result), changes); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p.status = request.Status
	return nil, nil
}
