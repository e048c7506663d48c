package locale

// The desk page.
var (
	DeskTitle = staffTable.say("desk-title", "Balcão {desk}",
		"In the bar and in the browser's title.")
	ChooseDesk = staffTable.say("choose-desk", "Escolha o seu balcão",
		"Where the page does not know its desk yet.")
	CallNext = staffTable.say("call-next", "Chamar seguinte",
		"Main button, when it is not known who is next.")
	CallNumber = staffTable.say("call-number", "Chamar {number}",
		"Main button. {number} is a ticket's number, A042.")
	Recall = staffTable.say("recall", "Rechamar",
		"Button: calls the ticket at the desk once more.")
	NoShow = staffTable.say("no-show", "Não compareceu",
		"Button: the person called did not come.")
	Start = staffTable.say("start", "Iniciar",
		"Button: the person is at the desk.")
	Finish = staffTable.say("finish", "Concluir",
		"Button: the person has been served.")
	Pause = staffTable.say("pause", "Pausa",
		"Button: the desk calls nobody for a while.")
	Resume = staffTable.say("resume", "Retomar",
		"Button: ends the pause.")
	OpenDesk  = staffTable.say("open-desk", "Abrir balcão", "Button.")
	CloseDesk = staffTable.say("close-desk", "Fechar balcão", "Button.")

	DeskIsPaused = staffTable.say("desk-is-paused", "Balcão em pausa", "State of the desk.")
	DeskIsClosed = staffTable.say("desk-is-closed", "Balcão fechado", "State of the desk.")
	DeskIsOpen   = staffTable.say("desk-is-open", "Balcão aberto", "State of the desk.")
)

// Who is next, and why.
var (
	NextUp = staffTable.say("next-up", "A seguir",
		"Above the number that will be called next.")
	Then = staffTable.say("then", "Depois",
		"Above the list of those who follow.")
	AtDesk = staffTable.say("at-desk", "Ao balcão",
		"Above the number that is at the desk now.")
	NobodyWaits = staffTable.say("nobody-waits", "Ninguém à espera",
		"In place of the next number.")
	NobodyFollows = staffTable.say("nobody-follows", "Mais ninguém à espera",
		"In place of the list of those who follow the next one.")
	WaitedFor = staffTable.say("waited-for", "espera há",
		"Small label above the minutes waited.")
	WaitsMinutes = staffTable.say("waits-minutes", "Espera há {minutes} min",
		"In the list of those who follow.")
	ArrivedAt = staffTable.say("arrived-at", "chegou às",
		"Small label above a clock.")
	CalledAt = staffTable.say("called-at", "chamada às",
		"Small label above a clock: when the ticket at the desk was called.")
	Why = staffTable.say("why", "Porquê",
		"Label above the reason for being next.")
	WhyPriority = staffTable.say("why-priority", "Prioridade legal, espera há {minutes} min",
		"Reason for being next: legal priority, the earliest to arrive of those. One line.")
	WhyArrival = staffTable.say("why-arrival", "Há mais tempo à espera, {minutes} min",
		"Reason for being next: the earliest to arrive. One line.")
	WhyLanguage = staffTable.say("why-language", "Espera há {minutes} min, fala consigo em {language}",
		"Reason for being next: the technician speaks the person's language, and not that of somebody who came before. One line.")
	WhyAppointment = staffTable.say("why-appointment", "Tem marcação, espera há {minutes} min",
		"Reason for being next: an appointment, which counts for more than minutes waited. One line.")
	WhySpoken = staffTable.say("why-spoken", "{reason}, fala consigo em {language}",
		"{reason} is one of the reasons above that don't name a language; this adds that the technician speaks the person's. One line.")
	LanguageOfTicket = staffTable.say("language-of-ticket", "Língua da senha",
		"Label above the language the person chose.")
	InterpreterAsked = staffTable.say("interpreter-asked", "Intérprete pedido",
		"Label above the language that an interpreter is needed for.")
	PriorityMark = staffTable.say("priority-mark", "Prioridade", "Mark of a ticket.")
	ChildMark    = staffTable.say("child-mark", "Criança", "Mark of a ticket: comes with a child.")
	NoPaperMark  = staffTable.say("no-paper-mark", "Sem papel",
		"Mark of a ticket whose paper did not come out.")
	PeopleWaiting = staffTable.count("people-waiting", "{n} pessoa à espera", "{n} pessoas à espera",
		"Beside the list of those who wait.")
	ServedToday = staffTable.count("served-today", "{n} pessoa atendida hoje neste balcão", "{n} pessoas atendidas hoje neste balcão",
		"At the bottom of the desk page.")
)

// The line between a page and the kiosk.
var (
	LineConnected = staffTable.say("line-connected", "Ligado", "In the bar.")
	LineLost      = staffTable.say("line-lost", "Sem ligação", "In the bar.")
	LineLostHelp  = staffTable.say("line-lost-help", "Sem ligação ao quiosque. O que carregar agora não fica guardado: espere até voltar a ligar.",
		"Across the page while the kiosk does not answer.")
)

// The page that pairs a device with the centre.
var (
	PairTitle = staffTable.say("pair-title", "Ligar este aparelho ao centro", "Title.")
	PairField = staffTable.say("pair-field", "Código do aparelho", "Label of the field for the code.")
	PairHelp  = staffTable.say("pair-help", "Peça o código a quem trata do quiosque. Serve só para este aparelho.",
		"Below the field.")
	PairButton = staffTable.say("pair-button", "Ligar", "Button.")
	PairWrong  = staffTable.say("pair-wrong", "Este código não está certo. Confirme-o e escreva-o outra vez.",
		"After a wrong code.")
	PairTooMany = staffTable.say("pair-too-many", "Demasiadas tentativas. Espere {minutes} min e tente outra vez.",
		"After several wrong codes.")
	PairNeeded = staffTable.say("pair-needed", "Este aparelho ainda não está ligado ao centro.",
		"In place of a page, on a device that was never paired or no longer is.")
	PairOtherRole = staffTable.say("pair-other-role", "Este aparelho não pode abrir esta página. Peça um código para ela a quem trata do quiosque.",
		"In place of a page that is for another role: a desk's device on the coordinator's page.")
	PageNotFound = staffTable.say("page-not-found", "Esta página não existe.", "In place of a page.")
)

// The board as a web page.
var (
	BoardTitle = staffTable.say("board-title", "Painel de chamadas", "The browser's title.")
)
