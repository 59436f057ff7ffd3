package server

import (
	"context"
	"net/http"

	"aes-estate/toolchain/keeper/state"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

func (s *Server) stateStore(context.Context, *http.Request) (any, error) {
	return map[string]string{"url": s.storeURL}, nil
}

func (s *Server) user(context.Context, *http.Request) (any, error) {
	organizations := []map[string]string{{"githubLogin": user, "name": user}}
	return map[string]any{"id": user, "githubLogin": user, "name": user, "organizations": organizations}, nil
}

func (s *Server) organization(context.Context, *http.Request) (any, error) {
	return apitype.GetDefaultOrganizationResponse{GitHubLogin: user}, nil
}

func (s *Server) capabilities(context.Context, *http.Request) (any, error) {
	return apitype.CapabilitiesResponse{Capabilities: []apitype.APICapabilityConfig{}}, nil
}

func (s *Server) listStacks(ctx context.Context, r *http.Request) (any, error) {
	refs, err := s.keeper.Stacks(ctx)
	if err != nil {
		return nil, err
	}
	query := r.URL.Query()
	list := apitype.ListStacksResponse{Stacks: []apitype.StackSummary{}}
	for _, ref := range refs {
		if project := query.Get("project"); project != "" && project != ref.Project {
			continue
		}
		if name := query.Get("tagName"); name != "" {
			tags, err := s.keeper.Tags(ctx, ref)
			if err != nil {
				return nil, err
			}
			value, tagged := tags[name]
			if wanted := query.Get("tagValue"); !tagged || (wanted != "" && wanted != value) {
				continue
			}
		}
		list.Stacks = append(list.Stacks, apitype.StackSummary{
			ID: string(ref.FullName()), OrgName: user, ProjectName: ref.Project, StackName: ref.Stack,
		})
	}
	return list, nil
}

func (s *Server) project(ctx context.Context, r *http.Request) (any, error) {
	refs, err := s.keeper.Stacks(ctx)
	if err != nil {
		return nil, err
	}
	for _, ref := range refs {
		if ref.Project == r.PathValue("project") {
			return struct{}{}, nil
		}
	}
	return nil, &failure{http.StatusNotFound, "Not Found: Project not found"}
}

func (s *Server) createStack(ctx context.Context, r *http.Request) (any, error) {
	var request apitype.CreateStackRequest
	if err := decode(r, &request); err != nil {
		return nil, err
	}
	ref, err := parse(r.PathValue("project"), request.StackName)
	if err != nil {
		return nil, err
	}
	if len(request.Teams) > 0 || request.Config != nil || request.CreateManagedEnvironment {
		return nil, &failure{http.StatusBadRequest, "the state keeper has no teams and no configuration of stacks"}
	}
	// Like Pulumi's own backend, it takes tags only by themselves.
	return apitype.CreateStackResponse{}, s.keeper.Create(ctx, ref, request.State)
}

func (s *Server) stack(ctx context.Context, r *http.Request) (any, error) {
	ref, err := refOf(r)
	if err != nil {
		return nil, err
	}
	if err := s.keeper.Exists(ctx, ref); err != nil {
		return nil, err
	}
	tags, err := s.keeper.Tags(ctx, ref)
	return apitype.Stack{
		ID:           string(ref.FullName()),
		OrgName:      user,
		ProjectName:  ref.Project,
		StackName:    tokens.QName(ref.Stack),
		ActiveUpdate: s.keeper.ActiveUpdate(ref),
		Tags:         tags,
	}, err
}

func (s *Server) deleteStack(ctx context.Context, r *http.Request) (any, error) {
	ref, err := refOf(r)
	if err != nil {
		return nil, err
	}
	return nil, s.keeper.Delete(ctx, ref, r.URL.Query().Get("force") == "true")
}

func (s *Server) export(ctx context.Context, r *http.Request) (any, error) {
	ref, err := refOf(r)
	if err != nil {
		return nil, err
	}
	return s.keeper.Export(ctx, ref)
}

func (s *Server) importState(ctx context.Context, r *http.Request) (any, error) {
	ref, err := refOf(r)
	if err != nil {
		return nil, err
	}
	var deployment apitype.UntypedDeployment
	if err := decode(r, &deployment); err != nil {
		return nil, err
	}
	if err := s.keeper.Import(ctx, ref, &deployment); err != nil {
		return nil, err
	}
	id := s.add(&program{ref: ref, kind: apitype.StackImportUpdate, status: apitype.StatusSucceeded})
	return apitype.ImportStackResponse{UpdateID: id}, nil
}

func (s *Server) setTags(ctx context.Context, r *http.Request) (any, error) {
	ref, err := refOf(r)
	if err != nil {
		return nil, err
	}
	var tags state.Tags
	if err := decode(r, &tags); err != nil {
		return nil, err
	}
	if err := s.keeper.Exists(ctx, ref); err != nil {
		return nil, err
	}
	return nil, s.keeper.SetTags(ctx, ref, tags)
}
