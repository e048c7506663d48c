package lan

import (
	"fmt"
	"io"
	"net"
	"net/netip"
	"testing"
	"time"
)

// TestACrowdIsBounded opens more connections from one address than it may
// have, and comes back after one was closed.
func TestACrowdIsBounded(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := Crowd(inner)
	defer l.Close()
	inside := make(chan net.Conn, crowdEach)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Write([]byte("in"))
			inside <- c
		}
	}()
	// knock tells whether a new connection is let in.
	knock := func() bool {
		t.Helper()
		c, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		c.SetReadDeadline(time.Now().Add(10 * time.Second))
		_, err = io.ReadFull(c, make([]byte, 2))
		return err == nil
	}
	for n := range crowdEach {
		if !knock() {
			t.Fatalf("connection %d of %d was refused", n+1, crowdEach)
		}
	}
	if knock() {
		t.Errorf("connection %d was let in", crowdEach+1)
	}
	left := <-inside
	left.Close()
	left.Close() // counts once
	if !knock() {
		t.Error("after one has left, nobody is let in")
	}
	if knock() {
		t.Error("one has left, two were let in")
	}
}

// TestACrowdHasRoomForManyAddresses fills it to the bound of all together.
func TestACrowdHasRoomForManyAddresses(t *testing.T) {
	c := Crowd(nil).(*crowd)
	guest := func(n int) netip.Prefix { return addressOf(fmt.Sprintf("10.0.%d.1:5000", n)) }
	for n := range crowdAll {
		if !c.enter(guest(n / crowdEach)) {
			t.Fatalf("connection %d of %d was refused", n+1, crowdAll)
		}
	}
	if c.enter(guest(200)) {
		t.Error("there is no end to it")
	}
	c.leave(guest(0))
	if !c.enter(guest(200)) {
		t.Error("after one has left, nobody is let in")
	}
}
