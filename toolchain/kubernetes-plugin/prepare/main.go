// Command prepare writes the files that the plugin embeds: the files of its
// module in compact form, and the schema with the version of the plugin.
//
//	prepare VERSION FOLDER
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const module = "github.com/pulumi/pulumi-kubernetes/provider/v4"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: prepare VERSION FOLDER")
		os.Exit(2)
	}
	if err := prepare(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func prepare(version, folder string) error {
	source, err := moduleFolder()
	if err != nil {
		return err
	}
	for _, name := range []string{"schema.json", "terraform-mapping.json"} {
		text, err := os.ReadFile(filepath.Join(source, "cmd/pulumi-resource-kubernetes", name))
		if err != nil {
			return err
		}
		if name == "schema.json" {
			text, err = withVersion(text, version)
		} else {
			text, err = compact(text)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// moduleFolder returns the folder of the module, verified with go.sum. It
// downloads the module if necessary: this program does not import it.
func moduleFolder() (string, error) {
	command := exec.Command("go", "mod", "download", "-json", module)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	failed := command.Run()
	var download struct{ Dir, Error string }
	if err := json.Unmarshal(stdout.Bytes(), &download); err != nil || download.Dir == "" {
		return "", fmt.Errorf("go mod download %s: %v: %s%s", module, failed, download.Error, bytes.TrimSpace(stderr.Bytes()))
	}
	return download.Dir, nil
}

// withVersion sets the version of a schema and makes it compact.
func withVersion(schema []byte, version string) ([]byte, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(schema, &fields); err != nil {
		return nil, err
	}
	quoted, err := json.Marshal(version)
	if err != nil {
		return nil, err
	}
	fields["version"] = quoted
	return json.Marshal(fields)
}

func compact(text []byte) ([]byte, error) {
	var out bytes.Buffer
	err := json.Compact(&out, text)
	return out.Bytes(), err
}
