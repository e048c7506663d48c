package locale

// The ticket's page on a phone, opened by the QR code on the paper.
var (
	ScanCode = visitorTable.say("scan-code", "Veja a sua vez no telemóvel",
		"Beside a QR code, on screen and paper. 26 or 32, three lines of about 14 letters.")
	YourTicket = visitorTable.say("your-ticket", "A sua senha",
		"Title of the page on a phone, above the number.")
	YouAreWaiting = visitorTable.say("you-are-waiting", "Espere. Vamos chamar o seu número.",
		"On the phone while the number has not been called.")
	AlmostYou = visitorTable.say("almost-you", "Falta pouco. Fique perto do ecrã.",
		"On the phone when few people come first: the person should not walk away now.")
	YourTurn = visitorTable.say("your-turn", "É a sua vez. Vá ao balcão {desk}.",
		"On the phone when the number is called; {desk} is a desk's number.")
	BeingServed = visitorTable.say("being-served", "Em atendimento no balcão {desk}",
		"On the phone while the person is at the desk.")
	CallMissed = visitorTable.say("call-missed", "Já chamámos o seu número. Vá ao Acolhimento.",
		"On the phone after a call that nobody answered: friendly, not a reproach.")
	VisitEnded = visitorTable.say("visit-ended", "O atendimento terminou. Agradecemos a sua visita.",
		"On the phone when all is done. Thanks that fit women and men.")
	TicketVoid = visitorTable.say("ticket-void", "Esta senha já não é válida.",
		"On the phone: the ticket is of another day, or was given up.")
	UpdatedAt = visitorTable.say("updated-at", "Hora da informação: {time}",
		"Small, at the bottom of the phone's page: how old what it shows is; {time} is a clock.")
	NoNews = visitorTable.say("no-news", "Sem ligação. A informação pode ter mudado.",
		"On the phone when the queue can't be reached: what stands there may be old.")
	GiveUp = visitorTable.say("give-up", "Desistir da senha",
		"Key on the phone: the person leaves the queue, so that others are called sooner.")
)

// Other papers.
var (
	BringDocuments = visitorTable.say("bring-documents", "Tenha os seus documentos prontos.",
		"On the paper: identity papers and letters should be at hand when the number is called. 576 dots at 32, at most two lines.")
	SlipWithdrawn = visitorTable.say("slip-withdrawn", "Esta senha foi anulada.",
		"On paper: the person asked to leave the queue, or staff took the number out. 48 bold, two lines of 576 dots.")
	SlipGoTo = visitorTable.say("slip-go-to", "Vá a:",
		"On paper, above the name of another institution or centre, which can help with what the person needs. 32 bold.")
	SlipAddress = visitorTable.say("slip-address", "Morada",
		"On paper, label above a street and town. 26.")
	SlipHours = visitorTable.say("slip-hours", "Horário",
		"On paper, label above opening hours. 26.")
)
