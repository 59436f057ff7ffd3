package provider

import (
	"context"

	"github.com/gophercloud/utils/v2/client"
	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/v3/openstack"

	"aes-estate/toolchain/openstack/retry"
)

// repeating lets what is configured repeat requests by package retry. The provider's own
// repetitions (`max_retries`) are switched off: they send a request again whose body has
// been read, which arrives empty, and a creation without a look whether it took effect.
func repeating(configure schema.ConfigureContextFunc) schema.ConfigureContextFunc {
	return func(ctx context.Context, data *schema.ResourceData) (any, diag.Diagnostics) {
		meta, problems := configure(ctx, data)
		if requests := requestsOf(meta); requests != nil {
			client := meta.(*openstack.Config).OsClient
			client.RetryBackoffFunc = nil
			repeated := retry.New(requests.Rt)
			repeated.Login = client
			requests.MaxRetries, requests.Rt = 0, repeated
		}
		return meta, problems
	}
}

// requestsOf returns what sends the requests of a configuration.
func requestsOf(meta any) *client.RoundTripper {
	config, ok := meta.(*openstack.Config)
	if !ok || config == nil || config.OsClient == nil {
		return nil
	}
	requests, _ := config.OsClient.HTTPClient.Transport.(*client.RoundTripper)
	return requests
}
