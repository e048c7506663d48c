package locale

// Refusals of the queue, for staff's pages.
var (
	RefusedInvalid         = staffTable.say("refused-invalid", "O pedido não se percebe. Volte a abrir a página e tente outra vez.", "Refusal.")
	RefusedUnknownService  = staffTable.say("refused-unknown-service", "Este serviço não existe no centro. Volte a abrir a página.", "Refusal.")
	RefusedUnknownLanguage = staffTable.say("refused-unknown-language", "Esta língua não está disponível no centro. Escolha outra.", "Refusal.")
	RefusedUnknownDesk     = staffTable.say("refused-unknown-desk", "Este balcão não existe no centro. Escolha outro balcão.", "Refusal.")
	RefusedUnknownTicket   = staffTable.say("refused-unknown-ticket", "Não há hoje nenhuma senha com este número. Confirme o papel.", "Refusal.")
	RefusedServiceClosed   = staffTable.say("refused-service-closed", "O serviço está fechado. A coordenação pode abri-lo.", "Refusal.")
	RefusedServiceFull     = staffTable.say("refused-service-full", "O serviço já deu todos os números de hoje.", "Refusal.")
	RefusedDayClosed       = staffTable.say("refused-day-closed", "O dia está fechado. A coordenação pode abri-lo.", "Refusal.")
	RefusedDayOpen         = staffTable.say("refused-day-open", "O dia já está aberto. Para abrir outro, feche este primeiro.", "Refusal.")
	RefusedNoTicket        = staffTable.say("refused-no-ticket", "Não há ninguém neste balcão. Chame primeiro uma senha.", "Refusal.")
	RefusedUnknownPerson   = staffTable.say("refused-unknown-person", "Este código não existe no centro. Volte a abrir a página e escolha outro.", "Refusal: a technician's code.")
	RefusedDeskTaken       = staffTable.say("refused-desk-taken", "Outra pessoa abriu este balcão. Feche-o primeiro.", "Refusal: another technician sits at the desk.")
	RefusedElsewhere       = staffTable.say("refused-elsewhere", "Este código está noutro balcão. Feche-o lá primeiro.", "Refusal: the technician sits at another desk.")
	RefusedUnknownChoice   = staffTable.say("refused-unknown-choice", "Escolha um motivo da lista do centro.", "Refusal: a reason or another code is missing, or not in the list.")
	RefusedDeskPaused      = staffTable.say("refused-desk-paused", "O balcão está em pausa. Retome primeiro.", "Refusal: somebody called from a paused desk.")
	RefusedNotWaiting      = staffTable.say("refused-not-waiting", "Esta senha não está à espera: está num balcão ou já foi atendida.", "Refusal.")
	RefusedNotMissed       = staffTable.say("refused-not-missed", "Esta senha não faltou à chamada, ou já teve outra oportunidade. Se for preciso, tire uma senha nova.", "Refusal.")
	RefusedMovedOn         = staffTable.say("refused-moved-on", "Já está outra senha neste balcão. Veja qual e carregue outra vez.", "Refusal: somebody else pressed a key of the same desk meanwhile.")
	RefusedTooLate         = staffTable.say("refused-too-late", "Já passou o tempo para isto.", "Refusal: a call can be undone for 15 s, a missed call made good for some minutes.")
	RefusedIDTaken         = staffTable.say("refused-id-taken", "Este pedido já serviu para outra senha. Faça um pedido novo.", "Refusal.")
	RefusedLetterTaken     = staffTable.say("refused-letter-taken", "Uma letra mudaria de serviço a meio do dia. Feche o dia primeiro ou use outra letra.", "Refusal.")
	RefusedNotStored       = staffTable.say("refused-not-stored", "Não ficou guardado. Carregue outra vez.", "Refusal.")
)

// Refusal returns the sentence for a refusal's code ("service_closed"). An
// unknown code is one that cannot be understood.
func Refusal(code string) Message {
	switch code {
	case "unknown_service":
		return RefusedUnknownService
	case "unknown_language":
		return RefusedUnknownLanguage
	case "unknown_desk":
		return RefusedUnknownDesk
	case "unknown_ticket":
		return RefusedUnknownTicket
	case "service_closed":
		return RefusedServiceClosed
	case "service_full":
		return RefusedServiceFull
	case "day_closed":
		return RefusedDayClosed
	case "day_open":
		return RefusedDayOpen
	case "no_ticket":
		return RefusedNoTicket
	case "unknown_person":
		return RefusedUnknownPerson
	case "desk_taken":
		return RefusedDeskTaken
	case "elsewhere":
		return RefusedElsewhere
	case "unknown_choice":
		return RefusedUnknownChoice
	case "desk_paused":
		return RefusedDeskPaused
	case "not_waiting":
		return RefusedNotWaiting
	case "not_missed":
		return RefusedNotMissed
	case "moved_on":
		return RefusedMovedOn
	case "too_late":
		return RefusedTooLate
	case "id_taken":
		return RefusedIDTaken
	case "letter_taken":
		return RefusedLetterTaken
	case "not_stored":
		return RefusedNotStored
	}
	return RefusedInvalid
}
