package locale

import (
	"strings"
	"testing"

	"senha/display/text"
)

type room struct {
	message Message
	size    float64
	bold    bool
	width   float64
	lines   int
}

// rooms says how much room short texts have, in units of the look's canvas or
// in dots of the paper.
var rooms = []room{
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
	{ExpectedWait, 34, true, 288, 1}, {AppointmentMark, 32, true, 288, 1}, {AppointmentCode, 64, true, 984, 2},
	{AppointmentUnknown, 40, false, 984, 2}, {AppointmentEarly, 40, false, 984, 2}, {AppointmentLate, 40, false, 984, 2},
	{OpensAt, 28, false, 360, 1}, {ComeAnotherDay, 40, false, 984, 2},
	{ScanCode, 26, true, 272, 3}, {ScanCode, 32, true, 322, 3}, {BringDocuments, 32, false, 576, 2},
	{SlipWithdrawn, 48, true, 576, 2}, {SlipGoTo, 32, true, 576, 1}, {SlipAddress, 26, false, 288, 1}, {SlipHours, 26, false, 288, 1},
	{Desk, 80, true, 330, 1}, {BoardLost, 80, true, 780, 1}, {BoardAskWelcome, 40, false, 976, 1}, {BoardNumbersOld, 48, false, 976, 2},
}

func TestTextsFitTheirPlaces(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range Visitors().Languages() {
		words := Visitors().For(tag)
		for _, r := range append(nameRooms(), rooms...) {
			style := text.Style{Size: r.size, Bold: r.bold, Language: tag}
			p := fonts.Paragraph(words.T(r.message), style, r.width)
			if len(p.Lines) > r.lines || p.Width > r.width {
				one := fonts.Paragraph(words.T(r.message), style, 0)
				t.Errorf("%s, %s: %q takes %d lines of %.0f (%.0f in one), there is room for %d of %.0f",
					tag, r.message.ID, words.T(r.message), len(p.Lines), p.Width, one.Width, r.lines, r.width)
			}
		}
	}
}

// The first page greets in three languages on one line.
func TestWelcomesFitOneLine(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, tag := range []string{"pt-PT", "en", "ar"} {
		said = append(said, Visitors().For(tag).T(Welcome))
	}
	line := strings.Join(said, " · ")
	if p := fonts.Paragraph(line, text.Style{Size: 64, Bold: true, Language: "pt-PT"}, 0); p.Width > 984 {
		t.Errorf("%q is %.0f wide", line, p.Width)
	}
}

// nameRooms is what names of services and houses get.
func nameRooms() (list []room) {
	for _, n := range OfficialNames {
		list = append(list, room{n.Short, 28, true, 360, 1})
		if strings.HasPrefix(n.Long.ID, "service-") {
			list = append(list, room{n.Long, 28, true, 360, 2}, room{n.Long, 48, true, 576, 2})
		}
	}
	return list
}
