package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// omitted stands for a command that sets up an account of a foreign cloud.
func omitted(cloud string) *cobra.Command {
	return &cobra.Command{
		Use:    cloud,
		Hidden: true,
		RunE: func(*cobra.Command, []string) error {
			return errors.New("this build of Pulumi sets up no accounts of foreign clouds")
		},
	}
}

func newSetupAWSCmd(*setupCommand) *cobra.Command { return omitted("aws") }
