package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/structpb"
)

// server answers the engine. There is no cloud behind it: the state is all
// there is of a resource.
type server struct {
	pulumirpc.UnimplementedResourceProviderServer
}

func (s *server) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: Version}, nil
}

func (s *server) GetSchema(context.Context, *pulumirpc.GetSchemaRequest) (*pulumirpc.GetSchemaResponse, error) {
	b, err := json.Marshal(schema())
	return &pulumirpc.GetSchemaResponse{Schema: string(b)}, err
}

func (s *server) CheckConfig(_ context.Context, req *pulumirpc.CheckRequest) (*pulumirpc.CheckResponse, error) {
	return &pulumirpc.CheckResponse{Inputs: req.GetNews()}, nil
}

func (s *server) DiffConfig(context.Context, *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	return &pulumirpc.DiffResponse{Changes: pulumirpc.DiffResponse_DIFF_NONE}, nil
}

func (s *server) Configure(context.Context, *pulumirpc.ConfigureRequest) (*pulumirpc.ConfigureResponse, error) {
	return &pulumirpc.ConfigureResponse{AcceptSecrets: true, SupportsPreview: true}, nil
}

func (s *server) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	return &emptypb.Empty{}, nil
}

// Call serves the one method of the package's Provider, which has no settings
// to tell.
func (s *server) Call(_ context.Context, req *pulumirpc.CallRequest) (*pulumirpc.CallResponse, error) {
	if req.GetTok() != terraformConfig {
		return nil, fmt.Errorf("random: there is no function %s", req.GetTok())
	}
	result, err := structpb.NewStruct(map[string]any{"result": map[string]any{}})
	return &pulumirpc.CallResponse{Return: result}, err
}

// Check gives the inputs back as they are, as the published plugin does: the
// defaults show in the state only.
func (s *server) Check(_ context.Context, req *pulumirpc.CheckRequest) (*pulumirpc.CheckResponse, error) {
	k, err := kindOf(req.GetUrn())
	if err != nil {
		return nil, err
	}
	given, err := unmarshal(req.GetNews())
	if err != nil {
		return nil, err
	}
	resp := &pulumirpc.CheckResponse{Inputs: req.GetNews()}
	for _, f := range k.failures(given) {
		resp.Failures = append(resp.Failures, &pulumirpc.CheckFailure{Property: f.property, Reason: f.reason})
	}
	return resp, nil
}

// Diff compares with the state, so that a default that is written out is no
// change, whoever wrote the state. Every change replaces.
func (s *server) Diff(_ context.Context, req *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	k, err := kindOf(req.GetUrn())
	if err != nil {
		return nil, err
	}
	state, err := unmarshal(req.GetOlds())
	if err != nil {
		return nil, err
	}
	news, err := unmarshal(req.GetNews())
	if err != nil {
		return nil, err
	}
	resp := &pulumirpc.DiffResponse{
		Changes: pulumirpc.DiffResponse_DIFF_NONE, HasDetailedDiff: true,
		DetailedDiff: map[string]*pulumirpc.PropertyDiff{},
	}
	for name, how := range k.changes(state, news) {
		resp.Changes = pulumirpc.DiffResponse_DIFF_SOME
		resp.Diffs = append(resp.Diffs, name)
		resp.Replaces = append(resp.Replaces, name)
		resp.DetailedDiff[name] = &pulumirpc.PropertyDiff{Kind: how}
	}
	return resp, nil
}

func (s *server) Create(_ context.Context, req *pulumirpc.CreateRequest) (*pulumirpc.CreateResponse, error) {
	k, err := kindOf(req.GetUrn())
	if err != nil {
		return nil, err
	}
	given, err := unmarshal(req.GetProperties())
	if err != nil {
		return nil, err
	}
	in := k.normalise(given)
	if req.GetPreview() {
		out, err := marshal(k.state(given, in, k.unknown()))
		return &pulumirpc.CreateResponse{Properties: out}, err
	}
	made, err := k.create(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", k.name, err)
	}
	out, err := marshal(k.state(given, in, made))
	return &pulumirpc.CreateResponse{Id: made.id, Properties: out}, err
}

// Read gives a known state back; without one it is an import.
func (s *server) Read(_ context.Context, req *pulumirpc.ReadRequest) (*pulumirpc.ReadResponse, error) {
	if len(req.GetProperties().GetFields()) > 0 {
		return &pulumirpc.ReadResponse{Id: req.GetId(), Properties: req.GetProperties(), Inputs: req.GetInputs()}, nil
	}
	k, err := kindOf(req.GetUrn())
	if err != nil {
		return nil, err
	}
	if k.read == nil {
		return nil, fmt.Errorf("%s cannot be imported", k.name)
	}
	made, err := k.read(req.GetId())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", k.name, err)
	}
	given := resource.PropertyMap{}
	for _, p := range k.inputs {
		if v, ok := made.values[resource.PropertyKey(p.name)]; ok {
			given[resource.PropertyKey(p.name)] = v
		}
	}
	props, err := marshal(k.state(given, k.normalise(given), made))
	if err != nil {
		return nil, err
	}
	ins, err := marshal(given)
	return &pulumirpc.ReadResponse{Id: made.id, Properties: props, Inputs: ins}, err
}

func (s *server) Delete(context.Context, *pulumirpc.DeleteRequest) (*emptypb.Empty, error) {
	return &emptypb.Empty{}, nil
}

// state is what the engine records: the inputs as given, the defaults, the
// drawn values.
func (k *kind) state(given resource.PropertyMap, in inputs, made drawn) resource.PropertyMap {
	state := resource.PropertyMap{}
	hidden := false
	for key, v := range in {
		state[key] = v
		if original, ok := given[key]; ok && !original.IsNull() {
			state[key] = original
			hidden = hidden || (key != "keepers" && original.ContainsSecrets())
		}
	}
	for _, p := range k.outputs {
		v := made.values[resource.PropertyKey(p.name)]
		// What is made of a secret is secret, unless it only keeps.
		if p.secret || hidden {
			v = resource.MakeSecret(v)
		}
		state[resource.PropertyKey(p.name)] = v
	}
	if !k.hidesID && made.id != "" {
		state["id"] = resource.NewProperty(made.id)
	}
	if k.stateVersion > 0 {
		// So that the published plugin knows how to read this state.
		state["__meta"] = resource.NewProperty(`{"schema_version":` + strconv.Quote(strconv.Itoa(k.stateVersion)) + `}`)
	}
	return state
}

// unknown stands for the values of a preview.
func (k *kind) unknown() drawn {
	values := resource.PropertyMap{}
	for _, p := range k.outputs {
		values[resource.PropertyKey(p.name)] = resource.MakeComputed(resource.NewProperty(""))
	}
	return drawn{"", values}
}

func kindOf(urn string) (*kind, error) {
	token := string(resource.URN(urn).Type())
	if k, ok := kinds[token]; ok {
		return k, nil
	}
	return nil, fmt.Errorf("random: there is no resource type %s", token)
}

func unmarshal(s *structpb.Struct) (resource.PropertyMap, error) {
	return plugin.UnmarshalProperties(s,
		plugin.MarshalOptions{KeepUnknowns: true, KeepSecrets: true, SkipNulls: true})
}

func marshal(m resource.PropertyMap) (*structpb.Struct, error) {
	return plugin.MarshalProperties(m,
		plugin.MarshalOptions{KeepUnknowns: true, KeepSecrets: true, SkipNulls: true})
}
