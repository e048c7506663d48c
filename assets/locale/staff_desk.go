package locale

// Who sits at a desk.
var (
	TechnicianField = staffTable.say("technician-field", "Código de quem atende", "Label of a list of codes, such as T4: who will sit at the desk.")
	NoTechnician    = staffTable.say("no-technician", "Sem código", "First choice below technician-field.")
	SpokenField     = staffTable.say("spoken-field", "Línguas que se falam aqui hoje", "Above tick boxes: the languages that the technician can serve people in.")
	SeatChange      = staffTable.say("seat-change", "Mudar de código ou de línguas", "For screen readers: a key in the bar that shows who sits at the desk.")
	SeatTitle       = staffTable.say("seat-title", "Quem está neste balcão?", "Title of the dialogue that opens a desk.")
	SeatButton      = staffTable.say("seat-button", "Começar", "Button of that dialogue.")
)

// Why somebody is called out of turn.
var (
	WhyFront  = staffTable.say("why-front", "À frente: já tinha sido chamada", "Why a ticket is next: its call was undone, or the person missed it and came back.")
	WhyChosen = staffTable.say("why-chosen", "Número escolhido", "Why a ticket was called: somebody chose its number.")
)

// Keys of the desk and what they ask.
var (
	Undo          = staffTable.say("undo", "Desfazer", "Button: takes back a call; the person waits at the front again. For 15 s.")
	Refer         = staffTable.say("refer", "Encaminhar", "Button: sends the person on to another service.")
	ReturnToWait  = staffTable.say("return-to-queue", "Devolver", "Button: the person goes back to their own place in the queue.")
	CallGiven     = staffTable.say("call-given", "Outro número", "Button: calls a number out of turn.")
	CameBack      = staffTable.say("came-back", "Voltou depois de faltar", "Button and title: somebody who missed their call has come back.")
	CameBackKey   = staffTable.say("came-back-key", "Pôr à frente", "Button: the person is called next.")
	CameBackHow   = staffTable.say("came-back-how", "Fica à frente de todos, uma vez.", "Below the list of those who missed their call and may still come back.")
	DeskHelp      = staffTable.say("ask-help", "Pedir ajuda", "Button in the bar: the coordinator shall come.")
	HelpOver      = staffTable.say("help-over", "Já veio ajuda", "Button in place of ask-help: somebody came.")
	HelpIsOver    = staffTable.say("help-seen", "Já fui", "Button on the coordinator's page: I have been at the desk that called for help.")
	DeskWantsHelp = staffTable.say("desk-wants-help", "Balcão {desk} pede ajuda.", "Alarm.")

	FinishTitle  = staffTable.say("finish-title", "Concluir {number}", "Title of a dialogue.")
	AreaField    = staffTable.say("area-field", "Assunto", "Above a choice: what the visit was about.")
	OutcomeField = staffTable.say("outcome-field", "Resultado", "Above a choice: how the visit ended.")
	ReasonField  = staffTable.say("reason-field", "Motivo", "Above a choice: why.")
	NumberField  = staffTable.say("number-field", "Número", "Label of a field for a ticket's number, A042.")
	ReferTitle   = staffTable.say("refer-title", "Encaminhar {number}", "Title of a dialogue.")
	FirstStep    = staffTable.say("first-step", "Para onde vai agora", "Label of a list of services.")
	LaterStep    = staffTable.say("later-step", "Depois, passo {n}", "Label of a list of services: where the person goes afterwards. {n} is 2 or 3.")
	NoStep       = staffTable.say("no-step", "Mais nenhum", "First choice below later-step.")
	ReferKeeps   = staffTable.say("refer-keeps", "Mantém o número e o tempo de espera.", "Below: the person keeps both.")

	ReferredBy = staffTable.say("referred-by", "Encaminhado por {service}, {time}", "Label of a fact: which service sent the person on, and when.")
	ThenGoesTo = staffTable.say("then-goes-to", "Depois segue para {services}", "Fact: where the person goes afterwards.")
	SpokenHere = staffTable.say("spoken-here", "Fala-se neste balcão", "Below the ticket's language.")
	NotSpoken  = staffTable.say("not-spoken", "Não se fala neste balcão", "Below the ticket's language.")
)

// Interpreters.
var (
	RingInterpreter   = staffTable.say("ring-interpreter", "Começar intérprete", "Button beside the main one: an interpreter is on the telephone now; the minutes count.")
	InterpreterIsOver = staffTable.say("interpreter-over", "Terminar intérprete", "Button in its place: the interpreter is done.")
	InterpreterLine   = staffTable.say("interpreter-line", "Por telefone, {phone}", "Choice, below codes of mediators: the telephone line interprets.")
	InterpreterNow    = staffTable.say("interpreter-now", "Intérprete há {minutes} min", "Label of a fact, while somebody interprets.")
	InterpreterTook   = staffTable.say("interpreter-took", "Já com intérprete: {minutes} min", "Below the number to ring.")
	MediatorSpeaks    = staffTable.say("mediator-speaks", "Fala esta língua na casa: {codes}", "Below the number to ring: codes of mediators who speak the language, such as M1.")
)
