package ticket

import (
	"senha/printer/escpos"
	"senha/printer/profile"
)

// way is the cheapest way found to come to a state.
type way struct {
	state state
	cost  int // bytes
	form  form
	from  *way
}

// cheapest returns one form of each part, those that make the fewest bytes
// together. What a form costs depends on the state that the printer was left
// in, and on nothing else that was sent, so the cheapest way to each state is
// enough to go on from: exact, in parts × states × forms.
func cheapest(start state, pr profile.Profile, parts [][]form) []form {
	ways := []*way{{state: start}}
	for _, forms := range parts {
		var next []*way
		at := map[state]int{}
		for _, w := range ways {
			for _, f := range forms {
				s := &sender{state: w.state, e: escpos.EncoderIn(w.state.page), profile: pr}
				f(s)
				n := &way{s.state, w.cost + len(s.e.Bytes()), f, w}
				i, known := at[s.state]
				switch {
				case !known:
					at[s.state] = len(next)
					next = append(next, n)
				case n.cost < next[i].cost:
					next[i] = n
				}
			}
		}
		if len(forms) > 0 {
			ways = next
		}
	}
	best := ways[0]
	for _, w := range ways {
		if w.cost < best.cost {
			best = w
		}
	}
	var chosen []form
	for w := best; w.from != nil; w = w.from {
		chosen = append(chosen, w.form)
	}
	for i, j := 0, len(chosen)-1; i < j; i, j = i+1, j-1 {
		chosen[i], chosen[j] = chosen[j], chosen[i]
	}
	return chosen
}
