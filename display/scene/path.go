package scene

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"senha/assets"
)

// grid is the side of the square that icons are drawn on.
const grid = 48

// A point is a place in a picture or on the icons' grid, y downwards.
type point struct{ x, y float64 }

func (p point) add(o point) point { return point{p.x + o.x, p.y + o.y} }
func (p point) sub(o point) point { return point{p.x - o.x, p.y - o.y} }

// A curve is a step of an icon's path from one point to the next.
type curve struct {
	from, to point
	// at returns the point at t, 0 to 1; nil for a straight line.
	at func(t float64) point
	// bend bounds its second derivative: n lines leave it by bend/8n² at most.
	bend float64
}

var icons sync.Map // name to func() ([]curve, error)

// icon returns the curves of an icon, parsed once.
func icon(name string) ([]curve, error) {
	load, _ := icons.LoadOrStore(name, sync.OnceValues(func() ([]curve, error) {
		file, err := assets.Icon(name)
		if err != nil {
			return nil, fmt.Errorf("icon %q: there is no such icon", name)
		}
		curves, err := parseSVG(file)
		if err != nil {
			return nil, fmt.Errorf("icon %q: %w", name, err)
		}
		return curves, nil
	}))
	return load.(func() ([]curve, error))()
}

// segments returns an icon as straight lines, scaled by k, none of which leaves
// its curve by more than a thirtieth of a pixel. An unknown icon is an empty
// one: a page must not fail for it; a test holds every name against the files.
func segments(name string, k float64) [][2]point {
	curves, err := icon(name)
	if err != nil {
		return nil
	}
	var lines [][2]point
	for _, c := range curves {
		n := 1
		if c.at != nil {
			n = max(1, int(math.Ceil(math.Sqrt(c.bend*k*30/8))))
		}
		last := point{c.from.x * k, c.from.y * k}
		for i := 1; i <= n; i++ {
			p := c.to
			if i < n {
				p = c.at(float64(i) / float64(n))
			}
			p = point{p.x * k, p.y * k}
			lines = append(lines, [2]point{last, p})
			last = p
		}
	}
	return lines
}

// parseSVG reads the paths of an icon's file. Only what our icons hold is
// understood: a view box of 48 units, path elements, absolute M L C A Z.
func parseSVG(file []byte) ([]curve, error) {
	var svg struct {
		ViewBox string `xml:"viewBox,attr"`
		Paths   []struct {
			D string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(file, &svg); err != nil {
		return nil, err
	}
	if svg.ViewBox != "0 0 48 48" {
		return nil, fmt.Errorf("viewBox is %q, must be 0 0 48 48", svg.ViewBox)
	}
	var curves []curve
	for _, p := range svg.Paths {
		c, err := parsePath(p.D)
		if err != nil {
			return nil, fmt.Errorf("path %q: %w", p.D, err)
		}
		curves = append(curves, c...)
	}
	return curves, nil
}

// argumentsOf is how many numbers follow a command.
var argumentsOf = map[string]int{"M": 2, "L": 2, "C": 6, "A": 7, "Z": 0}

func parsePath(d string) ([]curve, error) {
	for command := range argumentsOf {
		d = strings.ReplaceAll(d, command, " "+command+" ")
	}
	words := strings.Fields(strings.ReplaceAll(d, ",", " "))
	var curves []curve
	var start, pen point
	for i := 0; i < len(words); {
		command := words[i]
		n, ok := argumentsOf[command]
		if !ok {
			return nil, fmt.Errorf("%q is not one of the commands M L C A Z", command)
		}
		i++
		if i+n > len(words) {
			return nil, fmt.Errorf("%s needs %d numbers", command, n)
		}
		var a [7]float64
		for j := range n {
			v, err := strconv.ParseFloat(words[i+j], 64)
			if err != nil || math.IsNaN(v) || math.Abs(v) > 1000 {
				return nil, fmt.Errorf("%q is not a number on the grid", words[i+j])
			}
			a[j] = v
		}
		i += n
		next := start // of Z
		if n > 0 {
			next = point{a[n-2], a[n-1]}
		}
		switch command {
		case "M":
			start = next
		case "C":
			curves = append(curves, cubic(pen, point{a[0], a[1]}, point{a[2], a[3]}, next))
		case "A":
			curves = append(curves, arc(pen, next, a[0], a[1], a[3] != 0, a[4] != 0))
		default:
			curves = append(curves, curve{from: pen, to: next})
		}
		pen = next
	}
	return curves, nil
}

func cubic(a, b, c, d point) curve {
	turn := func(p, q, r point) float64 { return math.Hypot(p.x-2*q.x+r.x, p.y-2*q.y+r.y) }
	return curve{from: a, to: d, bend: 6 * max(turn(a, b, c), turn(b, c, d)), at: func(t float64) point {
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		return point{k0*a.x + k1*b.x + k2*c.x + k3*d.x, k0*a.y + k1*b.y + k2*c.y + k3*d.y}
	}}
}

// arc is an elliptical arc without rotation, by its end points (SVG 1.1,
// appendix F.6.5 and F.6.6).
func arc(from, to point, rx, ry float64, large, sweep bool) curve {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to {
		return curve{from: from, to: to}
	}
	hx, hy := (from.x-to.x)/2, (from.y-to.y)/2
	if grow := hx*hx/(rx*rx) + hy*hy/(ry*ry); grow > 1 { // too small to reach: made just large enough
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	square := rx*rx*hy*hy + ry*ry*hx*hx
	f := math.Sqrt(max(0, (rx*rx*ry*ry-square)/square))
	if large == sweep {
		f = -f
	}
	cx, cy := f*rx*hy/ry, -f*ry*hx/rx
	centre := point{cx + (from.x+to.x)/2, cy + (from.y+to.y)/2}
	first := math.Atan2((hy-cy)/ry, (hx-cx)/rx)
	angle := math.Atan2((-hy-cy)/ry, (-hx-cx)/rx) - first
	if sweep && angle < 0 {
		angle += 2 * math.Pi
	}
	if !sweep && angle > 0 {
		angle -= 2 * math.Pi
	}
	return curve{from: from, to: to, bend: angle * angle * max(rx, ry), at: func(t float64) point {
		sin, cos := math.Sincos(first + angle*t)
		return point{centre.x + rx*cos, centre.y + ry*sin}
	}}
}
