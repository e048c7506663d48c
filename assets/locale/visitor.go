package locale

// The Migrant Support Line: from Portugal, and from other networks and abroad.
const (
	SupportLine      = "808 257 257"
	SupportLineOther = "218 106 191"
)

// On every page of the touch screen: the header and the shelf of keys.
var (
	Back = visitorTable.say("back", "Voltar",
		"Key: one page back. 28 bold beside an arrow, about 8 letters.")
	StartAgain = visitorTable.say("start-again", "Início",
		"Key: back to the choice of language, all choices erased. 28 bold beside an icon, about 9 letters.")
	Sound = visitorTable.say("sound", "Som",
		"Key: the page is read aloud. Under an icon, 128 u at 24: about 10 letters.")
	Lower = visitorTable.say("lower", "Descer",
		"Key: moves the keys down to where somebody sitting reaches them. Not the volume. About 10 letters.")
	Raise = visitorTable.say("raise", "Subir",
		"The same key while the page is lowered: moves it up again. About 10 letters.")
	TextSize = visitorTable.say("text-size", "Letra",
		"Key: larger letters. Under an icon of two letters A, about 10 letters.")
	Contrast = visitorTable.say("contrast", "Cores",
		"Key: black page with white text. Under an icon, about 10 letters; \"colours\" is good where \"contrast\" is a learned word.")
	More = visitorTable.say("more", "Mais",
		"Tile: the next page of services or languages. 32 bold.")
	PageOf = visitorTable.say("page-of", "{page} de {pages}",
		"Under \"more\": which page this is.")
	OneMoment = visitorTable.say("one-moment", "Um momento",
		"In the key just pressed, while the answer is awaited. 32 bold, two lines of about 12 letters.")
	TryAgain = visitorTable.say("try-again", "Não funcionou. Toque outra vez.",
		"The choice could not be stored; touching again helps. One or two lines of 40 letters.")
)

// Choosing a language.
var (
	Welcome = visitorTable.say("welcome", "Boas-vindas",
		"Title of the first page. Three languages share one line of 984 u at 64 bold: short.")
	TouchLanguage = visitorTable.say("touch-language", "Toque na sua língua",
		"Above the keys with languages.")
	LanguageNotHere = visitorTable.say("language-not-here", "A minha língua não está aqui",
		"Wide key below all languages. Four languages share two lines.")
	WithInterpreter = visitorTable.say("with-interpreter", "Com intérprete por telefone",
		"Above languages that have no pages here, but that an interpreter speaks on the telephone. Three languages share one line of 900 u at 28.")
)

// Choosing a service.
var (
	ChooseService = visitorTable.say("choose-service", "Escolha o serviço",
		"Title of the page, 72 bold: one line of 984 u, or two of 464 u.")
	ServiceHint = visitorTable.say("service-hint", "Tem dúvidas? Toque em “Não sei”.",
		"Under the title, 32. Quotes the key \"dont-know\" letter by letter.")
	DontKnow = visitorTable.say("dont-know", "Não sei",
		"Last tile: leads to the welcome desk. 32 bold.")
	WeHelpYouChoose = visitorTable.say("we-help-you-choose", "Ajudamos a escolher",
		"On the tile \"dont-know\", 24: one line of 360 u.")
	Closed = visitorTable.say("closed", "Fechado",
		"Pill on the tile of a service that gives out no tickets now; also under its letter on the board. 144 u at 28: about 9 letters.")
	Full = visitorTable.say("full", "Esgotado hoje",
		"Pill on the tile of a service that has given out all its numbers of today. 24 bold, 290 u.")
	FullShort = visitorTable.say("full-short", "Esgotado",
		"The same on the board, under the service's letter. 144 u at 28: about 9 letters.")
)

// A service that gives out no tickets: what to do instead.
var (
	ClosedNow = visitorTable.say("closed-now", "Este serviço está fechado agora",
		"Title, 64 bold, two lines.")
	FullToday = visitorTable.say("full-today", "Este serviço já não tem senhas hoje",
		"Title, 64 bold, two lines.")
	CentreClosed = visitorTable.say("centre-closed", "O centro está fechado",
		"Title, 64 bold, two lines. No tickets are given out at all.")
	WhatInstead = visitorTable.say("what-instead", "Ligue para a Linha de Apoio a Migrantes",
		"Above the telephone numbers.")
	LineHours = visitorTable.say("line-hours", "De segunda a sexta, das 9h às 19h",
		"When the telephone line answers. Latin digits; say morning and evening where people do not count to 24.")
	TouchAgain = visitorTable.say("touch-again", "Tentar outra vez",
		"Key below \"try-again\": asks for the same ticket once more. 56 bold, one line of 800 u.")
	OtherService = visitorTable.say("other-service", "Escolher outro serviço",
		"Key: back to the services. 40 bold.")
)
