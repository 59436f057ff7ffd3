package serve

import (
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"testing"
)

func TestTheOwnerOfAConnection(t *testing.T) {
	const from, to = "0100007F:C350", "0100007F:1F90"
	line := func(from, to, state, user string) string {
		return fmt.Sprintf("   1: %s %s %s 00000000:00000000 00:00000000 00000000  %s        0 12345 1\n", from, to, state, user)
	}
	for name, each := range map[string]struct {
		table string
		owner int
		found bool
	}{
		"one's own":            {line(from, to, "01", "1000"), 1000, true},
		"another user's":       {line(from, to, "01", "1001"), 1001, true},
		"after others":         {line(to, from, "01", "7") + line(from, "0100007F:1F91", "01", "8") + line(from, to, "01", "9"), 9, true},
		"the plugin's own end": {line(to, from, "01", "1000"), 0, false},
		"closed by its owner":  {line(from, to, "05", "0"), 0, false},
		"not in the table":     {"", 0, false},
		"not a number":         {line(from, to, "01", "x"), 0, false},
		"cut off":              {" 1: " + from + " " + to + " 01", 0, false},
	} {
		if owner, found := ownerOf(strings.NewReader(each.table), from, to); owner != each.owner || found != each.found {
			t.Errorf("%s: got %d, %v", name, owner, found)
		}
	}
}

func TestAConnectionOfThisUserIsAccepted(t *testing.T) {
	guarded, err := guard(listen(t))
	if err != nil {
		t.Fatal(err)
	}
	defer guarded.Close()
	near, err := net.Dial("tcp4", guarded.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer near.Close()
	far, err := guarded.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer far.Close()
	table, err := os.Open(sockets)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	owner, found := ownerOf(table, entry(near.LocalAddr().(*net.TCPAddr)), entry(far.LocalAddr().(*net.TCPAddr)))
	if !found || owner != os.Getuid() {
		t.Errorf("got %d, %v", owner, found)
	}
}

// other is a connection from an address that no open connection has.
type other struct{ net.Conn }

func (other) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1} }

type others struct{ net.Listener }

func (o others) Accept() (net.Conn, error) {
	connection, err := o.Listener.Accept()
	return other{connection}, err
}

func TestAConnectionOfAnotherUserIsClosed(t *testing.T) {
	listener := listen(t)
	accepted := make(chan error, 1)
	go func() {
		_, err := guarded{others{listener}}.Accept()
		accepted <- err
	}()
	near, err := net.Dial("tcp4", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer near.Close()
	if _, err := near.Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("got %v, want the end", err)
	}
	listener.Close()
	if err := <-accepted; err == nil {
		t.Error("it was accepted")
	}
}
