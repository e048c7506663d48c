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
	case "id_taken":
		return RefusedIDTaken
	case "letter_taken":
		return RefusedLetterTaken
	case "not_stored":
		return RefusedNotStored
	}
	return RefusedInvalid
}
