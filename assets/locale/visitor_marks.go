package locale

// What gives a place ahead of others, and what the ticket should say: the page
// between service and ticket.
var (
	MarksTitle = visitorTable.say("marks-title", "Toque no que for o seu caso",
		"Title of a page with three large keys: priority, children, appointment. 64 bold, two lines of 984 u or four of 464 u.")
	IHavePriority = visitorTable.say("i-have-priority", "Tenho prioridade",
		"Key: the legal right to go first. 40 bold, one line of 600 u. Said by the person.")
	PriorityWho = visitorTable.say("priority-who", "Gravidez, bebé ao colo, deficiência ou idade avançada",
		"Who has the right to go first, under i-have-priority and read aloud. 28, two lines of 600 u.")
	NoReasonAsked = visitorTable.say("no-reason-asked", "Não perguntamos porquê.",
		"Below four pictograms of those who go first: nobody has to say which applies. 28, one line of 600 u.")
	IBringChildren = visitorTable.say("i-bring-children", "Venho com crianças",
		"Key. 40 bold, one line of 600 u. Said by the person; one child or several.")
	IHaveAppointment = visitorTable.say("i-have-appointment", "Tenho marcação",
		"Key: the person has booked a time for this visit. 40 bold, one line of 600 u.")
	TypeOrScan = visitorTable.say("type-or-scan", "Escreva ou mostre o código",
		"Under i-have-appointment: the code of the booking, typed or held before the reader. 28, one line of 600 u.")
	GetTicket = visitorTable.say("get-ticket", "Tirar senha",
		"Large key: gives the number and prints the paper. 56 bold, one line of 700 u.")
	CountAhead = visitorTable.count("count-ahead", "{n} pessoa à sua frente", "{n} pessoas à sua frente",
		"Below the keys, counted anew as they are touched; also on a phone and read aloud. 32, one line of 480 u.")
	CountWaiting = visitorTable.count("count-waiting", "{n} pessoa à espera", "{n} pessoas à espera",
		"How many wait for a service: read aloud and on a web page. One line of 480 u at 32.")
	ExpectedWait = visitorTable.say("expected-wait", "Tempo de espera",
		"Label above or beside a range of minutes such as 20–35 min. On paper 34 bold, about 16 letters.")
)

// What appointments add.
var (
	AppointmentMark = visitorTable.say("appointment-mark", "Marcação: {time}",
		"On the paper of somebody with a booked time; {time} is a clock. 32 bold, half of 576 dots; at most 476, then the Portuguese goes below.")
	AppointmentCode = visitorTable.say("appointment-code", "Código da marcação",
		"Title of a page with keys for letters and digits. 64 bold, two lines of 984 u.")
	AppointmentUnknown = visitorTable.say("appointment-unknown", "Não encontramos esta marcação. Vá ao Acolhimento.",
		"The typed code is not known. 40, two lines of 984 u.")
	AppointmentEarly = visitorTable.say("appointment-early", "A sua marcação é às {time}. Volte mais perto da hora.",
		"The person comes long before the booked time. 40, two lines of 984 u.")
	AppointmentLate = visitorTable.say("appointment-late", "A hora da sua marcação já passou. Tire uma senha para hoje.",
		"The person comes after the booked time. 40, two lines of 984 u.")
)

// When and how to come back.
var (
	OpensAt = visitorTable.say("opens-at", "Abre às {time}",
		"On the tile of a closed service; {time} is a clock. 28, one line of 360 u.")
	ComeAnotherDay = visitorTable.say("come-another-day", "Pode voltar noutro dia.",
		"Below full-today. 40, one or two lines of 984 u.")
)
