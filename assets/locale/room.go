package locale

import (
	"maps"
	"slices"
	"strings"
)

// A Room is how much room a message has where it stands: in units of the look's
// canvas, or in dots of the paper.
type Room struct {
	Message Message
	Size    float64
	Bold    bool
	Width   float64
	Lines   int
}

// rooms are those of short texts on pages, board and paper.
var rooms = []Room{
	{Sound, 24, false, 122, 1}, {Lower, 24, false, 122, 1}, {Raise, 24, false, 122, 1},
	{TextSize, 24, false, 122, 1}, {Contrast, 24, false, 122, 1},
	{Back, 28, true, 112, 1}, {StartAgain, 28, true, 120, 1},
	{ChooseService, 72, true, 984, 1}, {ChooseService, 72, true, 464, 3}, {ServiceHint, 32, false, 984, 1},
	{DontKnow, 32, true, 360, 1}, {WeHelpYouChoose, 24, false, 360, 1},
	{Closed, 24, true, 290, 1}, {Full, 24, true, 290, 1},
	{Closed, 28, false, 136, 1}, {FullShort, 28, false, 136, 1},
	{ClosedNow, 64, true, 984, 2}, {FullToday, 64, true, 984, 2}, {CentreClosed, 64, true, 984, 2},
	{TakeTicket, 64, true, 840, 1}, {Photograph, 64, true, 840, 1}, {MoreTimeQuestion, 64, true, 840, 1},
	{MoreTime, 56, true, 700, 1}, {IHaveFinished, 40, true, 700, 1}, {NoAnswer, 40, false, 984, 2},
	{AheadOfYou, 34, true, 260, 1}, {Minutes, 34, true, 260, 1}, {Priority, 32, true, 260, 1}, {WithChildren, 32, true, 260, 1},
	{WatchBoard, 32, false, 576, 2}, {IfMissed, 32, false, 576, 2},
	{NoPaper, 32, true, 820, 1}, {PrinterFails, 32, true, 820, 1}, {PlaceSafe, 32, false, 820, 1},
	{ScreenLost, 48, true, 984, 1}, {AskWelcome, 48, false, 984, 1},
	{MarksTitle, 64, true, 984, 2}, {MarksTitle, 64, true, 464, 4},
	{IHavePriority, 40, true, 600, 1}, {IBringChildren, 40, true, 600, 1}, {IHaveAppointment, 40, true, 600, 1},
	{PriorityWho, 28, false, 600, 2}, {NoReasonAsked, 28, false, 600, 1}, {TypeOrScan, 28, false, 600, 1}, {GetTicket, 56, true, 700, 1},
	{CountAhead, 32, false, 480, 1}, {CountWaiting, 32, false, 480, 1}, {TouchAgain, 56, true, 800, 1},
	{ExpectedWait, 34, true, 288, 1}, {AppointmentMark, 32, true, 476, 1}, {AppointmentCode, 64, true, 984, 2},
	{AppointmentUnknown, 40, false, 984, 2}, {AppointmentEarly, 40, false, 984, 2}, {AppointmentLate, 40, false, 984, 2},
	{OpensAt, 28, false, 360, 1}, {ComeAnotherDay, 40, false, 984, 2},
	{ScanCode, 26, true, 272, 3}, {ScanCode, 32, true, 322, 3}, {BringDocuments, 32, false, 576, 2},
	{SlipWithdrawn, 48, true, 576, 2}, {SlipGoTo, 32, true, 576, 1}, {SlipAddress, 26, false, 288, 1}, {SlipHours, 26, false, 288, 1},
	{Desk, 80, true, 330, 1}, {BoardLost, 80, true, 780, 1}, {BoardAskWelcome, 40, false, 976, 1}, {BoardNumbersOld, 48, false, 976, 2},
}

// Rooms returns the rooms of all visitors' messages that have little: keys,
// titles, labels, names.
func Rooms() []Room {
	list := slices.Clone(rooms)
	for _, n := range OfficialNames {
		list = append(list, Room{n.Short, 28, true, 360, 1})
		if strings.HasPrefix(n.Long.ID, "service-") {
			list = append(list, Room{n.Long, 28, true, 360, 2}, Room{n.Long, 48, true, 576, 2})
		}
	}
	return list
}

// Longest returns how many characters a name may have, or 0 where only its room
// counts.
func Longest(m Message) int {
	for _, n := range OfficialNames {
		switch m {
		case n.Long:
			return 60
		case n.Short:
			return 26
		}
	}
	return 0
}

// samples are values as long as they become, by place.
var samples = map[string]string{
	"{n}": "128", "{page}": "10", "{pages}": "12", "{seconds}": "20", "{minutes}": "45",
	"{time}": "22:45", "{number}": "W888", "{desk}": "208", "{floor}": "-1", "{language}": "Português",
	"{phone}": SupportLine, "{tickets}": "100", "{reason}": "Há mais tempo à espera, 45 min",
	"{issued}": "100", "{percent}": "10", "{called}": "100", "{calls}": "100", "{part}": "10", "{name}": "entrada", "{service}": "Segurança Social", "{codes}": "M1, M2", "{services}": "Segurança Social, Saúde", "{shown}": "número da senha", "{code}": "not-stored",
}

// Samples returns a message as it looks at its longest: with values in its
// places and, where it counts, in every form of the language.
func (w Words) Samples(m Message) []string {
	var values []any
	for _, p := range places(m.Text) {
		if m.Plural == "" || p != "{n}" {
			values = append(values, samples[p])
		}
	}
	if m.Plural == "" {
		return []string{w.T(m, values...)}
	}
	longest := map[int]int{} // number by form
	for n := range 129 {
		longest[w.form(n)] = n
	}
	var list []string
	for _, form := range slices.Sorted(maps.Keys(longest)) {
		list = append(list, w.N(m, longest[form], values...))
	}
	return list
}
