// Package shim gives out the Terraform provider random, which its module keeps
// in a package internal to it. Go opens such a package to any whose path is
// below the module's, and this one's is: see its go.mod.
package shim

import (
	"github.com/hashicorp/terraform-plugin-framework/provider"
	random "github.com/terraform-providers/terraform-provider-random/internal/provider"
)

// Provider returns the Terraform provider random.
func Provider() provider.Provider { return random.New() }
