package kiosk

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// stored sends entries through the form the journal keeps.
func stored(t interface{ Fatal(...any) }, entries []Entry) []Entry {
	var back []Entry
	for _, e := range entries {
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var got Entry
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(string(b), err)
		}
		back = append(back, got)
	}
	return back
}

// TestReplayingInAnyCutEqualsReplayingWhole also compares with the state that
// the commands themselves have led to.
func TestReplayingInAnyCutEqualsReplayingWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine()
		for range rapid.IntRange(1, 60).Draw(rt, "commands") {
			m.pass(rt)
			m.submit(rt, drawWish(rt))
		}
		entries := stored(rt, m.entries)
		whole := NewState()
		for _, e := range entries {
			whole.Apply(e)
		}
		want := picture(whole)
		if got := picture(m.state); got != want {
			rt.Fatalf("the commands led to\n%s\nthe journal to\n%s", got, want)
		}
		cut := rapid.IntRange(0, len(entries)).Draw(rt, "cut")
		head := NewState()
		for _, e := range entries[:cut] {
			head.Apply(e)
		}
		atCut := picture(head)
		tail := head.Clone()
		for _, e := range entries[cut:] {
			tail.Apply(e)
		}
		if got := picture(tail); got != want {
			rt.Fatalf("cut at %d of %d:\n%s\nwhole:\n%s", cut, len(entries), got, want)
		}
		if got := picture(head); got != atCut {
			rt.Fatalf("the state at the cut was changed through its clone: %s, was %s", got, atCut)
		}
	})
}

// TestAFoldFromTheLastOpeningEqualsTheWhole begins with the last opening of
// some days, as a start does, and goes on from there as the commands did.
func TestAFoldFromTheLastOpeningEqualsTheWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine()
		for range rapid.IntRange(1, 80).Draw(rt, "commands") {
			m.pass(rt)
			m.submit(rt, drawWish(rt))
		}
		entries := stored(rt, m.entries)
		begin := 0
		for i, e := range entries {
			if ev, ok := e.Event.(DayOpened); ok && ev.Centre != nil {
				begin = i
			}
		}
		s := NewState()
		for _, e := range entries[begin:] {
			s.Apply(e)
		}
		if got, want := picture(s), picture(m.state); got != want {
			rt.Fatalf("from entry %d of %d:\n%s\nwhole:\n%s", begin+1, len(entries), got, want)
		}
	})
}

// TestADocumentOfTheDayItselfIsNotTheOpenings holds two documents of one batch
// apart: what an opening carries is not changed by what follows it.
func TestADocumentOfTheDayItselfIsNotTheOpenings(t *testing.T) {
	m := newMachine()
	m.submit(t, Configure{Centre: documents[0]})
	events, err := m.submit(t, OpenDay{})
	if err != nil {
		t.Fatal(err)
	}
	m.submit(t, Configure{Centre: documents[1]})
	if got := events[0].(DayOpened).Centre.Name; got != "first" {
		t.Errorf("the opening carries document %q", got)
	}
}

// TestEventsOfALaterVersionChangeNothing mixes kinds that this version does
// not know into a journal.
func TestEventsOfALaterVersionChangeNothing(t *testing.T) {
	m := configured(t)
	m.submit(t, IssueTicket{ID: testID(1), Service: "legal", Language: "ar"})
	var later Entry
	const line = `{"journal":"journal 0","seq":5,"at":"2026-03-02T09:00:00Z","trusted":true,"boot":"boot 0","up_ms":0,` +
		`"origin":"x","kind":"ticket.sang","data":{"ticket":"00000000000000000000000000000001","song":["<&>"]},"choir":1}`
	if err := json.Unmarshal([]byte(line), &later); err != nil {
		t.Fatal(err)
	}
	before := strings.Split(picture(m.state), "\n")
	m.state.Apply(later)
	for i, after := range strings.Split(picture(m.state), "\n") {
		if after != before[i] && !strings.Contains(after, `"seq": 5`) {
			t.Errorf("%s became %s", before[i], after)
		}
	}
	again := stored(t, []Entry{later})[0]
	if u, ok := again.Event.(Unknown); !ok || u.Name != "ticket.sang" || !strings.Contains(string(u.Data), "song") {
		t.Errorf("kept as %#v", again.Event)
	}
}

// TestThreeRevisionsOfADocumentReplayFromTheJournalAlone goes through a day
// with three documents, of which a kiosk's disk has the last one only.
func TestThreeRevisionsOfADocumentReplayFromTheJournalAlone(t *testing.T) {
	m := configured(t)
	m.submit(t, IssueTicket{ID: testID(1), Service: "legal", Language: "ar"})
	m.submit(t, Configure{Centre: documents[1]})
	m.submit(t, IssueTicket{ID: testID(2), Service: "school", Language: "pt-PT"})
	m.submit(t, CallNext{Desk: "1"})
	m.submit(t, CloseDay{})
	m.submit(t, Configure{Centre: documents[2]})
	m.submit(t, OpenDay{})
	m.submit(t, IssueTicket{ID: testID(3), Service: "social", Language: "hi"})
	again := NewState()
	for _, e := range stored(t, m.entries) {
		again.Apply(e)
	}
	if got, want := picture(again), picture(m.state); got != want {
		t.Errorf("replayed:\n%s\nwas:\n%s", got, want)
	}
	if got := again.Ticket(testID(3)).Number.String(); got != "A001" {
		t.Errorf("with a new meaning on a new day, A begins at %s", got)
	}
}

// TestApplyTakesWhatItDoesNotKnow replays journals whose entries were lost in
// part: Apply never fails, and a ticket stays in one place.
func TestApplyTakesWhatItDoesNotKnow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine()
		m.submit(rt, Configure{Centre: documents[0]})
		m.submit(rt, OpenDay{})
		for range rapid.IntRange(1, 60).Draw(rt, "commands") {
			m.pass(rt)
			m.submit(rt, drawWish(rt))
		}
		s := NewState()
		for _, e := range m.entries {
			if rapid.IntRange(0, 9).Draw(rt, "lost") > 0 {
				s.Apply(e)
			}
		}
		waiting := 0
		for _, ticket := range s.Tickets() {
			switch ticket.Place {
			case Waiting:
				waiting++
			case AtDesk:
				if at := s.DeskState(ticket.Desk).Ticket; at != ticket.ID {
					rt.Fatalf("%s is at desk %s, but there is %q", ticket.Number, ticket.Desk, at)
				}
			}
		}
		if got := len(s.Waiting()); got != waiting {
			rt.Fatalf("%d wait, by their places %d", got, waiting)
		}
		for _, desk := range []DeskID{"1", "2", "3"} {
			id := s.DeskState(desk).Ticket
			if at := s.Ticket(id); id != "" && (at == nil || at.Place != AtDesk || at.Desk != desk) {
				rt.Fatalf("at desk %s is %s, which is %+v", desk, id, at)
			}
		}
	})
}
