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
