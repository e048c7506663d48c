package locale

// Why a ticket has no paper, beside its number: two or three words. What to do
// about the printer stands in its state.
var (
	FaultPaperOut  = staffTable.say("fault-paper-out", "Faltou o papel", "Why a ticket has no paper.")
	FaultCoverOpen = staffTable.say("fault-cover-open", "Tampa aberta", "Why a ticket has no paper.")
	FaultCutter    = staffTable.say("fault-cutter", "Lâmina encravada", "Why a ticket has no paper.")
	FaultJam       = staffTable.say("fault-jam", "Papel preso na saída", "Why a ticket has no paper: it is stuck where the printer hands tickets out.")
	FaultOffline   = staffTable.say("fault-offline", "Impressora fora de serviço", "Why a ticket has no paper.")
	FaultSilent    = staffTable.say("fault-silent", "A impressora não respondeu", "Why a ticket has no paper.")
	FaultUnplugged = staffTable.say("fault-unplugged", "Cabo desligado", "Why a ticket has no paper.")
	FaultTooLate   = staffTable.say("fault-too-late", "Ficou por imprimir num arranque", "Why a ticket has no paper: after a restart it was too late to print it.")
	FaultNone      = staffTable.say("fault-none", "Sem impressora", "Why a ticket has no paper: no printer is configured.")
	FaultOther     = staffTable.say("fault-other", "Avaria da impressora", "Why a ticket has no paper.")
)

// PaperFault returns what is said of a ticket whose paper failed with a code of
// package printer.
func PaperFault(code string) Message {
	switch code {
	case "paper-out":
		return FaultPaperOut
	case "cover-open":
		return FaultCoverOpen
	case "cutter":
		return FaultCutter
	case "jam":
		return FaultJam
	case "offline":
		return FaultOffline
	case "silent":
		return FaultSilent
	case "unplugged":
		return FaultUnplugged
	case "too-late":
		return FaultTooLate
	case "none":
		return FaultNone
	}
	return FaultOther
}
