package locale

// The board in the waiting room.
var (
	Desk = visitorTable.say("desk", "Balcão",
		"Beside the desk's number, 96 bold: about 8 letters. A counter where one is served.")
	BoardWaiting = visitorTable.say("board-waiting", "à espera de chamada",
		"Beside or below a count of people, or where no number has been called yet.")
	BoardLost = visitorTable.say("board-lost", "Sem ligação",
		"Title when the board has lost the queue, 80 bold.")
	BoardNumbersOld = visitorTable.say("board-numbers-old", "Os números podem ter mudado. Pergunte no Acolhimento.",
		"Below board-lost, 48, two lines of 40 letters.")
	BoardAskWelcome = visitorTable.say("board-ask-welcome", "Sem ligação. Pergunte no Acolhimento.",
		"The same in one line of 970 u at 40, several languages below each other.")
	BoardLastNews = visitorTable.say("board-last-news", "Última informação: {time}. A tentar ligar de novo.",
		"At the bottom, 44. {time} is a clock with seconds.")
)
