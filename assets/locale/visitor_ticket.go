package locale

// The number has been issued: screen and paper.
var (
	TakeTicket = visitorTable.say("take-ticket", "Retire a sua senha",
		"Title while the paper comes out, 64 bold beside an icon: 840 u. The word for a queue's number ticket, not for a travel ticket.")
	Photograph = visitorTable.say("photograph", "Fotografe este número",
		"Title when no paper comes out, 64 bold beside an icon: 840 u.")
	AheadOfYou = visitorTable.say("ahead-of-you", "À sua frente",
		"Label above or beside the count of people who come first. On paper 34 bold, about 12 letters.")
	Minutes = visitorTable.say("minutes", "min",
		"Unit beside a number or a range of minutes; no plural.")
	WatchBoard = visitorTable.say("watch-board", "Olhe para o ecrã. Vamos chamar o seu número.",
		"Below the number, on screen and paper. Paper: 576 dots at 32, at most two lines.")
	ChildrenSpace = visitorTable.say("children-space", "Espaço Criança: piso {floor}",
		"Where children can play. {floor} is what the signs in the building say, such as 0.")
	IfMissed = visitorTable.say("if-missed", "Se perder a chamada, vá ao Acolhimento.",
		"On paper: what to do after a missed call.")
	PageCloses = visitorTable.say("page-closes", "Esta página fecha em {seconds} s",
		"Below a bar that shrinks. {seconds} counts down to 1: choose words that need no plural.")
	Done = visitorTable.say("done", "Terminar",
		"Key: the person has the number and leaves. 28 bold.")
)

// Marks on the paper.
var (
	Priority = visitorTable.say("priority", "Prioridade",
		"The legal right to go first. 32 bold, half of 576 dots.")
	WithChildren = visitorTable.say("with-children", "Com crianças",
		"The person comes with a child. 32 bold, half of 576 dots.")
	InterpreterFor = visitorTable.say("interpreter-for", "Intérprete: {language}",
		"The technician will ring an interpreter of {language}. 32 bold, half of 576 dots.")
	CopyMark = visitorTable.say("copy-mark", "2.ª via",
		"On the paper of a ticket printed again. Official: stays Portuguese in every language.")
)

// The paper did not come out.
var (
	NoPaper = visitorTable.say("no-paper", "A impressora não tem papel",
		"In a box below the number, 32 bold.")
	PrinterFails = visitorTable.say("printer-fails", "A impressora não está a funcionar",
		"In a box below the number, 32 bold.")
	PlaceSafe = visitorTable.say("place-safe", "O seu lugar na fila está guardado.",
		"Follows no-paper or printer-fails: the place in the queue is kept.")
	AskHelp = visitorTable.say("ask-help", "Pedir ajuda",
		"Key: rings a colleague. 32 bold.")
	HelpComes = visitorTable.say("help-comes", "Alguém vem ajudar",
		"After the key ask-help. 32 bold.")
)

// Nobody has touched the screen for a while.
var (
	MoreTimeQuestion = visitorTable.say("more-time-question", "Precisa de mais tempo?",
		"Title, 64 bold beside an icon: 840 u.")
	MoreTime = visitorTable.say("more-time", "Mais tempo",
		"Large key, 56 bold.")
	IHaveFinished = visitorTable.say("i-have-finished", "Já terminei",
		"Second key, 40 bold.")
	NoAnswer = visitorTable.say("no-answer", "Sem resposta, a página volta ao início e as suas escolhas são apagadas.",
		"Below a large countdown, two lines of 40 letters.")
)

// The screen has lost the queue.
var (
	ScreenLost = visitorTable.say("screen-lost", "Este ecrã não está a funcionar agora",
		"Title in several languages at once: one line each, 48.")
	AskWelcome = visitorTable.say("ask-welcome", "Vá ao Acolhimento.",
		"Below screen-lost. Acolhimento is the welcome desk.")
)
