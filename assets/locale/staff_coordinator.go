package locale

// The coordinator's page.
var (
	CoordinatorTitle = staffTable.say("coordinator-title", "Coordenação", "In the bar and in the browser's title.")

	DayIsOpen     = staffTable.say("day-is-open", "Dia aberto", "State of the business day.")
	DayIsClosed   = staffTable.say("day-is-closed", "Dia fechado", "State of the business day.")
	OpenDay       = staffTable.say("open-day", "Abrir o dia", "Button: begins the business day.")
	CloseDay      = staffTable.say("close-day", "Fechar o dia", "Button: ends the business day.")
	CloseDayCheck = staffTable.count("close-day-check",
		"Fechar o dia? {n} pessoa ainda espera e perde o lugar.", "Fechar o dia? {n} pessoas ainda esperam e perdem o lugar.",
		"Question before the day is closed.")
	Yes    = staffTable.say("yes", "Sim", "Button.")
	Cancel = staffTable.say("cancel", "Cancelar", "Button.")

	Services        = staffTable.say("services", "Serviços", "Heading.")
	ServiceIsOpen   = staffTable.say("service-is-open", "Aberto", "State of a service.")
	ServiceIsClosed = staffTable.say("service-is-closed", "Fechado", "State of a service.")
	ServiceIsFull   = staffTable.say("service-is-full", "Sem mais números hoje", "State of a service: 999 has been given.")
	OpenService     = staffTable.say("open-service", "Abrir", "Button in a service's row.")
	CloseService    = staffTable.say("close-service", "Fechar", "Button in a service's row: no more tickets, those who wait are still served.")

	Waiting  = staffTable.say("waiting", "À espera", "Head of a column of counts.")
	Issued   = staffTable.say("issued", "Senhas", "Head of a column of counts: tickets issued today.")
	Finished = staffTable.say("finished", "Atendidas", "Head of a column of counts.")
	Missed   = staffTable.say("missed", "Faltas", "Head of a column of counts: who was called and did not come.")
	Refused  = staffTable.say("refused", "Sem senha", "Head of a column of counts: who wanted a ticket of a closed or full service.")

	PriorityShare = staffTable.say("priority-share", "Prioridade legal hoje: {issued} de {tickets} senhas ({percent} %), {called} de {calls} chamadas ({part} %).",
		"Below the services: how many of the day's tickets have legal priority, and how many of those called so far. As these are called before all others, a large share makes others wait.")

	Desks = staffTable.say("desks", "Balcões", "Heading.")
)

// Papers that did not come out.
var (
	FailedPapers = staffTable.say("failed-papers", "Senhas sem papel", "Heading above a list of tickets.")
	AllPrinted   = staffTable.say("all-printed", "Todas as senhas saíram em papel.", "In place of the list.")
	Reprint      = staffTable.say("reprint", "Imprimir 2.ª via", "Button. \"2.ª via\" stays Portuguese: it is what the paper will say.")
	ReprintNote  = staffTable.say("reprint-note", "Sai o mesmo número, com a marca “2.ª via”.", "Below the button.")
	Reprinting   = staffTable.say("reprinting", "A imprimir…", "In place of the button.")
)

// The live picture of the touch screen.
var (
	TouchPicture = staffTable.say("touch-picture", "Ecrã tátil: toque na imagem para ajudar",
		"Above a picture of what the touch screen shows.")
	TouchPage   = staffTable.say("touch-page", "Página: {shown}", "Below the picture.")
	TouchSilent = staffTable.say("touch-silent", "O ecrã tátil não dá notícias há {minutes} min. As senhas podem ser tiradas no Acolhimento.",
		"In place of the picture.")
	TouchNever = staffTable.say("touch-never", "Nenhum ecrã tátil está ligado.", "In place of the picture.")
)

// The state of the device itself.
var (
	Device         = staffTable.say("device", "Equipamento", "Heading above printer, screens and alarms.")
	ClockUntrusted = staffTable.say("clock-untrusted", "A hora ainda não está confirmada: papel e painel não mostram datas. Verifique a ligação à rede.", "Alarm.")
	AlarmSuccessor = staffTable.say("alarm-successor", "O registo de hoje estava danificado. Foi posto de lado e aberto um novo: os números dão um salto. Avise o apoio técnico.", "Alarm.")
	AlarmOlderDays = staffTable.say("alarm-older-days", "O registo de dias anteriores está danificado. O atendimento continua. Avise o apoio técnico.", "Alarm.")
	AlarmNotStored = staffTable.say("alarm-not-stored", "O quiosque não consegue gravar: o disco está cheio ou avariado. Avise já o apoio técnico.", "Alarm.")
	AlarmConfig    = staffTable.say("alarm-config", "A configuração nova tem erros e não foi usada. Continua a anterior.", "Alarm.")
)

// The languages of visitors' pages.
var (
	LanguagesOffered    = staffTable.say("languages-offered", "Línguas", "Heading above the languages that visitors can choose.")
	LanguagesReviewed   = staffTable.say("languages-reviewed", "Revistas por falantes nativos", "Label above a list of languages: a native speaker has read all texts.")
	LanguagesUnreviewed = staffTable.say("languages-unreviewed", "Ainda por rever: mostram o português ao lado", "Label above a list of languages: no native speaker has read all texts yet, so Portuguese stands beside each line.")
)
