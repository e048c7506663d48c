package locale

// The touch screen's pages as the coordinator's page names them.
var (
	ScreenOnLanguage    = staffTable.say("screen-on-language", "escolha da língua", "What the touch screen shows; follows \"Página:\".")
	ScreenOnInterpreter = staffTable.say("screen-on-interpreter", "línguas com intérprete", "What the touch screen shows; follows \"Página:\".")
	ScreenOnService     = staffTable.say("screen-on-service", "escolha do serviço", "What the touch screen shows; follows \"Página:\".")
	ScreenOnAdvice      = staffTable.say("screen-on-advice", "não há senha, e o que fazer", "What the touch screen shows; follows \"Página:\".")
	ScreenOnIssued      = staffTable.say("screen-on-issued", "número da senha", "What the touch screen shows; follows \"Página:\".")
	ScreenOnMoreTime    = staffTable.say("screen-on-more-time", "precisa de mais tempo?", "What the touch screen shows; follows \"Página:\".")
	ScreenOnLost        = staffTable.say("screen-on-lost", "sem ligação ao quiosque", "What the touch screen shows; follows \"Página:\".")
	ScreenOnOther       = staffTable.say("screen-on-other", "outra página", "What the touch screen shows, on a page that these pages don't know; follows \"Página:\".")
)

// ScreenName tells screens apart by what their kiosk is called.
var ScreenName = staffTable.say("screen-name", "Ecrã {name}", "Below an alarm: which touch screen it is about.")

// ScreenPage returns how a page of the touch screen is called.
func ScreenPage(page string) Message {
	switch page {
	case "language":
		return ScreenOnLanguage
	case "interpreter":
		return ScreenOnInterpreter
	case "service":
		return ScreenOnService
	case "advice":
		return ScreenOnAdvice
	case "issued":
		return ScreenOnIssued
	case "more-time":
		return ScreenOnMoreTime
	case "lost":
		return ScreenOnLost
	}
	return ScreenOnOther
}
