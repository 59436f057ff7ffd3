package cli

import "github.com/spf13/cobra"

func newSetupGCPCmd(*setupCommand) *cobra.Command { return omitted("gcp") }
