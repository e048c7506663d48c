package locale

// What all staff's pages share.
var (
	StartTitle  = staffTable.say("start-title", "Páginas deste centro", "Title of the page that leads to the others.")
	DeskPage    = staffTable.say("desk-page", "Balcão", "Link to the desk's page.")
	ChangeDesk  = staffTable.say("change-desk", "Mudar de balcão", "Link in the bar.")
	NeedsScript = staffTable.say("needs-script", "Esta página precisa de JavaScript. Ligue-o no navegador.",
		"In place of a page, in a browser where scripts are switched off.")
	WaitingHere = staffTable.say("waiting-here", "À espera agora", "Above counts, one for each service of the desk.")
	CalledTimes = staffTable.count("called-times", "chamada {n} vez", "chamada {n} vezes",
		"Below the time of a ticket's last call.")
	WaitedMinutes = staffTable.say("waited-minutes", "{minutes} min", "Below waited-for: how long, in minutes.")
	ByPhone       = staffTable.say("by-phone", "{language}, por telefone: {phone}",
		"The interpreter's language and the number to ring.")
	PhoneService = staffTable.say("phone-service", "Serviço de Tradução Telefónica", "Below by-phone: whose number it is.")
	NoDeskOfThat = staffTable.say("no-desk-of-that", "Este balcão não existe no centro.", "Above the list of desks.")
)

// The welcome desk's page.
var (
	WelcomeTitle = staffTable.say("welcome-title", "Acolhimento", "In the bar, in the browser's title and as a link.")
	NewTicket    = staffTable.say("new-ticket", "Nova senha", "Heading above the form.")
	ServiceField = staffTable.say("service-field", "Serviço", "Label of a choice.")
	SpeakField   = staffTable.say("speak-field", "Língua da pessoa", "Label of a choice.")
	InterpField  = staffTable.say("interp-field", "Intérprete", "Label of a choice.")
	NoInterp     = staffTable.say("no-interp", "Não precisa", "First choice below interp-field.")
	MarksField   = staffTable.say("marks-field", "Assinalar", "Label of two tick boxes: what is to be noted on the ticket.")
	PrioField    = staffTable.say("prio-field", "Prioridade legal", "Tick box.")
	ChildField   = staffTable.say("child-field", "Vem com criança", "Tick box.")
	IssueButton  = staffTable.say("issue-button", "Tirar senha", "Main button.")
	IssuedNow    = staffTable.say("issued-now", "Senha tirada", "Above the number that was just issued.")
	OpenTickets  = staffTable.say("open-tickets", "Senhas de quem espera", "Heading above a list, the newest first.")
	PaperOwed    = staffTable.say("paper-owed", "A imprimir", "State of a ticket's paper.")
	PaperPrinted = staffTable.say("paper-printed", "Impressa", "State of a ticket's paper.")
	PaperNone    = staffTable.say("paper-none", "Sem impressora", "State of a ticket's paper: no printer was there to print it.")
)

// More of the coordinator's page.
var (
	ScreenKeys       = staffTable.say("screen-keys", "Teclas deste ecrã", "Opens a list of the touch screen's keys, for who uses no mouse.")
	ScreenLanguage   = staffTable.say("screen-language", "Língua: {language}", "Beside the page that the touch screen shows.")
	StateSince       = staffTable.say("since", "desde as {time}", "Beside a device's state.")
	StateColumn      = staffTable.say("state-column", "Estado", "Head of a column.")
	AlarmHelp        = staffTable.say("alarm-help", "Alguém pede ajuda no ecrã tátil.", "Alarm; the screen's name follows.")
	AlarmDisk        = staffTable.say("alarm-disk", "O disco do quiosque está quase cheio. Avise o apoio técnico.", "Alarm.")
	AlarmDevices     = staffTable.say("alarm-devices", "A lista dos aparelhos ligados estava danificada e foi posta de lado. Ligue de novo cada aparelho.", "Alarm.")
	AlarmLanguage    = staffTable.say("alarm-language", "Uma língua não aparece no ecrã, porque faltam letras ou textos.", "Alarm.")
	AlarmDocument    = staffTable.say("alarm-document", "A configuração nova espera: entra em vigor quando o dia fechar e voltar a abrir.", "Alarm.")
	AlarmOther       = staffTable.say("alarm-other", "O quiosque deu o aviso “{code}”. Avise o apoio técnico.", "Alarm that has no words of its own.")
	TouchUnavailable = staffTable.say("touch-unavailable", "A imagem do ecrã não pode ser mostrada. As teclas abaixo funcionam.", "In place of the picture.")
)

// Refusals of a page's request.
var (
	RefusedNotAllowed = staffTable.say("refused-not-allowed", "Este aparelho não pode fazer isto. Peça um código para outra página a quem trata do quiosque.", "Refusal.")
	RefusedTooMany    = staffTable.say("refused-too-many", "Demasiadas tentativas. Espere uns minutos e tente outra vez.", "Refusal.")
	RefusedNotReady   = staffTable.say("refused-not-ready", "O quiosque está a arrancar. Espere um momento e tente outra vez.", "Refusal.")
	RefusedNoScreen   = staffTable.say("refused-no-screen", "O ecrã tátil não responde. Veja se está ligado.", "Refusal.")
	RefusedInternal   = staffTable.say("refused-internal", "O quiosque não conseguiu responder. Tente outra vez; se continuar, avise o apoio técnico.", "Refusal.")
)
