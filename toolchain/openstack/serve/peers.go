package serve

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
)

// sockets is the kernel's table of this network namespace's IPv4 connections.
const sockets = "/proc/net/tcp"

// guarded accepts only connections of this process's own user: a port of loopback is
// open to every user of the machine.
type guarded struct{ net.Listener }

// guard fails if the kernel does not show whose connections they are.
func guard(listener net.Listener) (net.Listener, error) {
	table, err := os.Open(sockets)
	if err != nil {
		return nil, err
	}
	return guarded{listener}, table.Close()
}

func (g guarded) Accept() (net.Conn, error) {
	for {
		connection, err := g.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if mine(connection) {
			return connection, nil
		}
		connection.Close()
	}
}

func mine(connection net.Conn) bool {
	table, err := os.Open(sockets)
	if err != nil {
		return false
	}
	defer table.Close()
	remote, ok := connection.RemoteAddr().(*net.TCPAddr)
	local, okLocal := connection.LocalAddr().(*net.TCPAddr)
	if !ok || !okLocal {
		return false
	}
	owner, found := ownerOf(table, entry(remote), entry(local))
	return found && owner == os.Getuid()
}

// established is the state of an open connection in the table. Others have no owner.
const established = "01"

// ownerOf returns the user who holds the end of an open connection at the address from,
// which leads to the address to.
func ownerOf(table io.Reader, from, to string) (owner int, found bool) {
	lines := bufio.NewScanner(table)
	for lines.Scan() {
		// sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid …
		fields := strings.Fields(lines.Text())
		if len(fields) < 8 || fields[1] != from || fields[2] != to || fields[3] != established {
			continue
		}
		owner, err := strconv.Atoi(fields[7])
		return owner, err == nil
	}
	return 0, false
}

// entry is an address as the table has it: the four bytes as a number of the machine's
// byte order.
func entry(address *net.TCPAddr) string {
	return fmt.Sprintf("%08X:%04X", binary.NativeEndian.Uint32(address.IP.To4()), address.Port)
}
