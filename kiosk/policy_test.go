package kiosk

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drawPolicy is any policy that a document may have.
func drawPolicy(rt *rapid.T) Policy {
	rate := rapid.Float64Range(MinRate, MaxRate).Draw(rt, "rate")
	start := rapid.Float64Range(0, MaxHeadStart).Draw(rt, "head start")
	p := Policy{
		WalkIn: Weight{HeadStart: start, Rate: rate},
		Appointment: Weight{
			HeadStart: rapid.Float64Range(start, MaxHeadStart).Draw(rt, "head start of appointments"),
			Rate:      rapid.Float64Range(rate, MaxRate).Draw(rt, "rate of appointments"),
		},
		LanguageBonus: rapid.Float64Range(0, MaxLanguageBonus).Draw(rt, "bonus"),
	}
	if rapid.IntRange(0, 3).Draw(rt, "normal") == 0 {
		p = Normal()
	}
	if err := p.Check(); err != nil {
		rt.Fatalf("%+v: %v", p, err)
	}
	return p
}

// drawQueue is a queue of people with all marks that the policy knows, who came
// up to half an hour apart, some at the same time.
func drawQueue(rt *rapid.T, p Policy) *machine {
	m := newMachine()
	m.submit(rt, Configure{Centre: Centre{
		Languages: []Language{"pt-PT", "ar", "hi", "uk"}, Policy: &p,
		Services: []Service{{ID: "legal", Letter: "A", Priority: true}, {ID: "social", Letter: "B", Priority: true}},
		Desks: []Desk{
			{ID: "1", Services: []ServiceID{"legal", "social"}}, {ID: "2", Services: []ServiceID{"legal"}}, {ID: "3", Services: []ServiceID{"social"}},
		},
	}})
	m.submit(rt, OpenDay{})
	for i, spoken := range [][]Language{{"ar"}, {"hi", "uk", "pt-PT"}, nil} {
		m.write("desk", DeskOpened{Desk: DeskID(fmt.Sprint(i + 1)), Languages: spoken})
	}
	letters := map[ServiceID]string{"legal": "A", "social": "B"}
	for n := range rapid.IntRange(1, 25).Draw(rt, "people") {
		m.wait(time.Duration(rapid.IntRange(0, 1800).Draw(rt, "seconds")) * time.Second / time.Duration(rapid.IntRange(1, 100).Draw(rt, "apart")))
		service := rapid.SampledFrom([]ServiceID{"legal", "social"}).Draw(rt, "service")
		m.write("touch", TicketIssued{
			Ticket: testID(n + 1), Service: service, Number: Number{Letter: letters[service], Count: n + 1},
			Class:       rapid.SampledFrom([]Class{WalkIn, WalkIn, Appointment}).Draw(rt, "class"),
			Priority:    rapid.IntRange(0, 7).Draw(rt, "priority") == 0,
			Language:    rapid.SampledFrom([]Language{"pt-PT", "ar", "hi", "uk"}).Draw(rt, "language"),
			Interpreter: rapid.SampledFrom([]Language{"", "", "", "ar", "ti"}).Draw(rt, "interpreter"),
		})
	}
	return m
}

// claimAt is what the policy knows of a ticket, worked out anew.
func (m *machine) claimAt(t *Ticket, desk DeskID) Claim {
	want := cmp.Or(t.Interpreter, t.Language)
	return Claim{
		Order: t.Order, First: t.Priority && t.Class == WalkIn, Class: t.Class, Age: m.now.Up - t.Arrived.Up,
		Spoken: want != "pt-PT" && slices.Contains(m.state.DeskState(desk).Languages, want),
	}
}

// TestEachDeskCallsWhoIsBeforeAllOthers calls everybody in any order of desks,
// and holds each call against the order of all who wait for the desk, and
// against what is proved of it.
func TestEachDeskCallsWhoIsBeforeAllOthers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawPolicy(rt)
		m := drawQueue(rt, p)
		for len(m.state.Waiting()) > 0 {
			m.wait(time.Duration(rapid.IntRange(0, 900).Draw(rt, "until the call")) * time.Second)
			desk, _ := m.state.Centre().Desk(rapid.SampledFrom([]DeskID{"1", "2", "3"}).Draw(rt, "desk"))
			var all []*Ticket
			for _, waits := range m.state.Waiting() {
				if desk.Serves(waits.Service) {
					all = append(all, waits)
				}
			}
			next, reason := m.state.Next(desk.ID, m.now)
			if next == nil {
				if len(all) > 0 {
					rt.Fatalf("desk %s calls nobody of %d", desk.ID, len(all))
				}
				continue
			}
			called := m.claimAt(next, desk.ID)
			for _, other := range all {
				claim := m.claimAt(other, desk.ID)
				if other != next && p.Before(claim, called) {
					rt.Fatalf("desk %s calls %+v, but %+v is before", desk.ID, called, claim)
				}
				if fault := passedOver(p, called, claim); fault != "" {
					rt.Fatal(fault)
				}
				if claim.Order < called.Order && reason.Why == WhyArrival {
					rt.Fatalf("%+v is called for its arrival, but %+v came before", called, claim)
				}
			}
			if (reason.Spoken != "") != called.Spoken || reason.Waited != called.Age || reason.Class != called.Class {
				rt.Fatalf("%+v is called for %+v", called, reason)
			}
			m.write("desk", TicketFinished{Ticket: m.state.DeskState(desk.ID).Ticket, Desk: desk.ID})
			m.write("desk", TicketCalled{Ticket: next.ID, Desk: desk.ID})
		}
	})
}

// passedOver holds a call against the three statements, from the side of
// somebody else who waits for the desk.
func passedOver(p Policy, called, waits Claim) string {
	if waits.First && !called.First {
		return fmt.Sprintf("%+v goes first by law, %+v is called", waits, called)
	}
	if waits.First != called.First || waits.Order >= called.Order {
		return ""
	}
	if waits.First || waits.Class == called.Class && waits.Spoken == called.Spoken {
		return fmt.Sprintf("%+v came before %+v and differs in nothing else", waits, called)
	}
	const rounding = time.Microsecond
	after := waits.Age - called.Age
	if bound := p.Overtaken(waits.Age); after > bound+rounding {
		return fmt.Sprintf("%+v came %v after %+v, the bound is %v: %+v", called, after, waits, bound, p)
	}
	if w := p.Weight(called.Class); waits.Class == called.Class && after.Minutes() > p.LanguageBonus/w.Rate+rounding.Minutes() {
		return fmt.Sprintf("%+v came %v after %+v of its class: %+v", called, after, waits, p)
	}
	return ""
}

// TestTheBoundIsReached finds, for any policy and age, somebody who came just
// within the bound and goes before, and nobody beyond it.
func TestTheBoundIsReached(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawPolicy(rt)
		age := time.Duration(rapid.IntRange(0, 10*3600).Draw(rt, "seconds")) * time.Second
		waits := Claim{Order: 1, Class: WalkIn, Age: age}
		bound := p.Overtaken(age)
		within := Claim{Order: 2, Class: Appointment, Age: max(0, age-bound+time.Millisecond), Spoken: true}
		if !p.Before(within, waits) && within.Age < age {
			rt.Errorf("%+v came within %v after %+v and is not before: %+v", within, bound, waits, p)
		}
		if beyond := age - bound - time.Millisecond; beyond >= 0 {
			for _, class := range []Class{WalkIn, Appointment} {
				other := Claim{Order: 2, Class: class, Age: beyond, Spoken: true}
				if p.Before(other, waits) {
					rt.Errorf("%+v came more than %v after %+v and is before: %+v", other, bound, waits, p)
				}
			}
		}
	})
}

// TestBeforeIsAnOrder: of two claims one is before the other, and who is before
// one that is before a third is before the third.
func TestBeforeIsAnOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawPolicy(rt)
		draw := func(order int) Claim {
			return Claim{
				Order: order, First: rapid.Bool().Draw(rt, "first"), Spoken: rapid.Bool().Draw(rt, "spoken"),
				Class: rapid.SampledFrom([]Class{WalkIn, Appointment}).Draw(rt, "class"),
				Age:   time.Duration(rapid.IntRange(0, 30).Draw(rt, "minutes")) * time.Minute,
			}
		}
		a, b, c := draw(1), draw(2), draw(3)
		if p.Before(a, b) == p.Before(b, a) || p.Before(a, a) {
			rt.Errorf("%+v and %+v have no order", a, b)
		}
		if p.Before(a, b) && p.Before(b, c) && !p.Before(a, c) {
			rt.Errorf("%+v, %+v, %+v go in a circle", a, b, c)
		}
	})
}

func TestPolicyCheck(t *testing.T) {
	if err := Normal().Check(); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*Policy){
		"a rate of 0":                  func(p *Policy) { p.WalkIn.Rate = 0 },
		"a rate that is none":          func(p *Policy) { p.Appointment.Rate = math.NaN() },
		"an endless rate":              func(p *Policy) { p.Appointment.Rate = math.Inf(1) },
		"a boundless bonus":            func(p *Policy) { p.LanguageBonus = MaxLanguageBonus + 1 },
		"a malus":                      func(p *Policy) { p.LanguageBonus = -1 },
		"a head start below 0":         func(p *Policy) { p.WalkIn.HeadStart = -1 },
		"appointments slower":          func(p *Policy) { p.WalkIn.Rate = p.Appointment.Rate + 1 },
		"appointments begin with less": func(p *Policy) { p.WalkIn.HeadStart = p.Appointment.HeadStart + 1 },
	} {
		p := Normal()
		spoil(&p)
		if p.Check() == nil {
			t.Errorf("%s is taken: %+v", name, p)
		}
		m := newMachine()
		_, err := m.submit(t, Configure{Centre: Centre{Policy: &p}})
		refusedAs(t, err, CodeInvalid)
	}
}
