// Package shim exports the Terraform provider random from its module's internal
// package. Go allows this because this package's path is below the module's path:
// see its go.mod.
package shim

import (
	"github.com/hashicorp/terraform-plugin-framework/provider"
	random "github.com/terraform-providers/terraform-provider-random/internal/provider"
)

// Provider returns the Terraform provider random.
func Provider() provider.Provider { return random.New() }
