package locale

// The printer's states: what is the matter, and what to do.
var (
	Printer          = staffTable.say("printer", "Impressora", "Heading.")
	PrinterReady     = staffTable.say("printer-ready", "Pronta.", "State.")
	PrinterPaperLow  = staffTable.say("printer-paper-low", "Pouco papel. Tenha um rolo novo à mão.", "State.")
	PrinterPaperOut  = staffTable.say("printer-paper-out", "Sem papel. Ponha um rolo novo.", "State.")
	PrinterCoverOpen = staffTable.say("printer-cover-open", "Tampa aberta. Feche-a até ouvir um clique.", "State.")
	PrinterCutter    = staffTable.say("printer-cutter", "A lâmina encravou. Desligue a impressora, tire o papel preso e volte a ligar.", "State: the cutter.")
	PrinterJam       = staffTable.say("printer-jam", "Papel preso na saída. Desligue a impressora, tire o papel preso e volte a ligar.", "State: paper is stuck where the printer hands tickets out.")
	PrinterOffline   = staffTable.say("printer-offline", "Fora de serviço. Veja se a tampa está fechada e carregue no botão da impressora para a pôr em linha.", "State: switched on, but not online.")
	PrinterSilent    = staffTable.say("printer-silent", "Não responde. Veja se está ligada à corrente e se o cabo está bem preso.", "State.")
	PrinterUnplugged = staffTable.say("printer-unplugged", "O cabo não está ligado ao quiosque. Ligue-o.", "State: the port is gone.")
	PrinterFault     = staffTable.say("printer-fault", "Avaria. Desligue-a, espere 10 segundos e volte a ligar. Se continuar, avise o apoio técnico.", "State.")
	PrinterUnproven  = staffTable.say("printer-unproven", "Imprime, mas não confirma. Veja de vez em quando se as senhas saem.", "State: this printer cannot say that a paper came out.")
	PrinterOneWay    = staffTable.say("printer-one-way", "O cabo só leva dados: a impressora não diz se imprime. Veja muitas vezes se as senhas saem.", "State: it may print, and can say nothing.")
	PrinterTooLate   = staffTable.say("printer-too-late", "Depois de um reinício já era tarde para a imprimir. Imprima-a se a pessoa ainda espera.", "Why a ticket was not printed.")
	PrinterRollLeft  = staffTable.say("roll-left", "Restam menos de {tickets} senhas no rolo.", "Follows a state. {tickets} is 100, 50 or 10.")
	PrintTest        = staffTable.say("print-test", "Imprimir um teste", "Key: a test ticket.")
	PrintTestDone    = staffTable.say("print-test-done", "A senha de teste saiu.", "After print-test, beside the key.")
	PrintTestSent    = staffTable.say("print-test-sent", "A senha de teste foi enviada. Veja se saiu.", "After print-test, where the printer can't say that a paper came out.")
	RefusedNoPaper   = staffTable.say("refused-no-paper", "A senha de teste não saiu. Veja acima o estado da impressora.", "After print-test.")
	PrinterNone      = staffTable.say("printer-none", "Nenhuma impressora. Os números aparecem no ecrã.", "State: none is configured.")
)

// PrinterState returns the words for a printer's state as the journal has it
// ("paper-out"). An unknown state is a fault.
func PrinterState(state string) Message {
	switch state {
	case "ready":
		return PrinterReady
	case "paper-low":
		return PrinterPaperLow
	case "paper-out":
		return PrinterPaperOut
	case "cover-open":
		return PrinterCoverOpen
	case "cutter":
		return PrinterCutter
	case "jam":
		return PrinterJam
	case "offline":
		return PrinterOffline
	case "silent":
		return PrinterSilent
	case "unplugged":
		return PrinterUnplugged
	case "unproven":
		return PrinterUnproven
	case "one-way":
		return PrinterOneWay
	case "too-late":
		return PrinterTooLate
	case "none", "":
		return PrinterNone
	}
	return PrinterFault
}
