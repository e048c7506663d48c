package lan

import (
	"net"
	"net/netip"
	"sync"
)

// Bounds on the connections of a public listener: a stream takes about 35 kB,
// and a kiosk may have 1 GB. A browser opens six at most.
const (
	crowdEach = 32 // from one address
	crowdAll  = 1024
)

// Crowd returns a listener that anybody in the building may reach: what an
// address, or all together, have open is bounded. A connection beyond that is
// closed as soon as it comes.
func Crowd(l net.Listener) net.Listener {
	return &crowd{Listener: l, open: map[netip.Prefix]int{}}
}

type crowd struct {
	net.Listener

	mu   sync.Mutex
	open map[netip.Prefix]int // connections by address, as addressOf has it
	all  int
}

func (c *crowd) Accept() (net.Conn, error) {
	for {
		conn, err := c.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from := addressOf(conn.RemoteAddr().String())
		if c.enter(from) {
			return &guest{Conn: conn, leave: sync.OnceFunc(func() { c.leave(from) })}, nil
		}
		conn.Close()
	}
}

func (c *crowd) enter(from netip.Prefix) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all >= crowdAll || c.open[from] >= crowdEach {
		return false
	}
	c.all++
	c.open[from]++
	return true
}

func (c *crowd) leave(from netip.Prefix) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all--
	if c.open[from]--; c.open[from] == 0 {
		delete(c.open, from)
	}
}

// guest is a connection that is counted until it is closed.
type guest struct {
	net.Conn
	leave func()
}

func (g *guest) Close() error {
	g.leave()
	return g.Conn.Close()
}
