package serve

import (
	"bufio"
	"io"
	"strings"
	"testing"
)

// run starts a plugin and returns its address, what ends its input, and its end.
func run(t *testing.T) (address string, end func(), ended <-chan error) {
	input, endInput := io.Pipe()
	output, printed := io.Pipe()
	result := make(chan error, 1)
	go func() { result <- Run(openstack, input, printed) }()
	t.Cleanup(func() { endInput.Close() })
	port, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return "127.0.0.1:" + strings.TrimSpace(port), func() { endInput.Close() }, result
}

func TestThePluginEndsWithItsInput(t *testing.T) {
	_, end, ended := run(t)
	end()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestThePluginServesTheEngineToItsEnd(t *testing.T) {
	cloud := openClouds(t)
	cloud.hold["slow"] = make(chan struct{})
	address, end, ended := run(t)
	slow := connect(t, address)
	slow.attach(t, openEngine(t))
	slow.configure(t, cloud.authURL("slow"), "slow")
	answered := make(chan string, 1)
	go func() {
		user, err := slow.user(t.Context(), t)
		answered <- user
		if err != nil {
			t.Error(err)
		}
	}()
	<-cloud.arrived
	end()
	close(cloud.hold["slow"])
	if user := <-answered; user != "slow" {
		t.Errorf("got %q", user)
	}
	// A further request after the input's end.
	if user, err := slow.user(t.Context(), t); user != "slow" || err != nil {
		t.Errorf("got %q: %v", user, err)
	}
	select {
	case err := <-ended:
		t.Errorf("it ended before its connection: %v", err)
	default:
	}
	slow.connection.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
