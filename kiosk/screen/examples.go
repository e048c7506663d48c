package screen

import "senha/kiosk"

// Example is a page as somebody may see it, for pictures and tests.
type Example struct {
	Name  string
	State State
}

// Examples returns every page in a language. A finger is on the service wanted;
// full and closed are services without tickets.
func Examples(l kiosk.Language, wanted, full, closed kiosk.ServiceID) []Example {
	ticket := Ticket{Number: kiosk.Number{Letter: "A", Count: 42}, Ahead: 7, Paper: kiosk.PaperOwed}
	failed := ticket
	failed.Paper, failed.Fault = kiosk.PaperFailed, "paper-out"
	broken := ticket
	broken.Paper = kiosk.PaperNone
	pressed := targetService + string(wanted)
	return []Example{
		{"1-language", Start()},
		{"1-interpreter", State{Page: InterpreterPage}},
		{"2-service", State{Page: ServicePage, Language: l}},
		{"2-service-interpreter", State{Page: ServicePage, Language: kiosk.Official, Interpreter: "bn"}},
		{"2-service-pressed", State{Page: ServicePage, Language: l, Pressed: pressed}},
		{"2-service-busy", State{Page: ServicePage, Language: l, Service: wanted, Pressed: pressed, Asking: true, Busy: true}},
		{"2-service-unknown-busy", State{Page: ServicePage, Language: l, Service: wanted, Pressed: targetUnknown, Asking: true, Busy: true}},
		{"2-service-marks", State{Page: MarksPage, Language: l, Service: wanted, Priority: true}},
		{"2-service-marks-pressed", State{Page: MarksPage, Language: l, Service: wanted, Priority: true, Children: true, Pressed: targetChildren}},
		{"2-service-marks-busy", State{Page: MarksPage, Language: l, Service: wanted, Children: true, Pressed: targetTicket, Asking: true, Busy: true}},
		{"3-advice-appointment", State{Page: AdvicePage, Language: l, Service: wanted, Why: appointment}},
		{"3-advice-closed", State{Page: AdvicePage, Language: l, Service: closed, Why: kiosk.CodeServiceClosed}},
		{"3-advice-full", State{Page: AdvicePage, Language: l, Service: full, Why: kiosk.CodeServiceFull}},
		{"3-advice-centre", State{Page: AdvicePage, Language: l, Why: kiosk.CodeDayClosed}},
		{"3-advice-not-stored", State{Page: AdvicePage, Language: l, Service: wanted, Why: kiosk.CodeNotStored}},
		{"4-issued", State{Page: IssuedPage, Language: l, Service: wanted, Ticket: ticket, Left: 13}},
		{"4-no-paper", State{Page: IssuedPage, Language: l, Service: wanted, Ticket: failed, Left: 55}},
		{"4-no-printer", State{Page: IssuedPage, Language: l, Service: wanted, Ticket: broken, Left: 55}},
		{"4-no-paper-help", State{Page: IssuedPage, Language: l, Service: wanted, Ticket: failed, Left: 55, Help: true}},
		{"5-more-time", State{Page: MoreTimePage, From: ServicePage, Language: l, Left: 15}},
		{"6-lost", State{Page: LostPage, Gone: true}},
	}
}
