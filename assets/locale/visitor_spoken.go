package locale

// What is said aloud: calls in the waiting room, and the screen for those who
// do not see it. Written as it is spoken, in whole sentences.
var (
	SpeakCall = visitorTable.say("speak-call", "Senha {number}, balcão {desk}.",
		"Spoken in the waiting room. {number} is a letter and three digits, {desk} a desk's number; keep their order if the language allows it.")
	SpeakRecall = visitorTable.say("speak-recall", "Chamamos outra vez: senha {number}, balcão {desk}.",
		"Spoken in the waiting room when a number is called once more.")
	SpeakKeys = visitorTable.say("speak-keys", "Carregue na seta para ouvir a opção seguinte e na tecla redonda para escolher.",
		"Spoken to somebody who uses four keys and an earphone: arrow for the next choice, round key to choose.")
	SpeakChoices = visitorTable.count("speak-choices", "{n} opção", "{n} opções",
		"Spoken after a page's title: how many keys there are to choose from.")
	SpeakOpens = visitorTable.say("speak-opens", "Abre outra página",
		"Spoken after a key that leads to another page and chooses nothing.")
	SpeakOn = visitorTable.say("speak-on", "Escolhido",
		"Spoken after a key that is switched on.")
	SpeakOff = visitorTable.say("speak-off", "Não escolhido",
		"Spoken after a key that is switched off.")
	SpeakNumber = visitorTable.say("speak-number", "O seu número é {number}.",
		"Spoken when the ticket is issued.")
	SpeakPaper = visitorTable.say("speak-paper", "O papel sai por baixo do ecrã.",
		"Spoken when the ticket is issued: where the hand finds it.")
	SpeakTime = visitorTable.count("speak-time", "Falta {n} segundo.", "Faltam {n} segundos.",
		"Spoken while the page counts down.")
)
