package locale

import "strings"

// The states of a desk's call buttons and keypad: what is the matter, and what
// to do.
var (
	ButtonsName   = staffTable.say("buttons-name", "Botões do balcão {desk}", "Name of a device: the call buttons of a desk.")
	KeypadName    = staffTable.say("keypad-name", "Teclado {name}", "Name of a device: a numeric keypad that calls numbers. {name} tells which.")
	KeysReady     = staffTable.say("keys-ready", "Prontos a usar.", "State of buttons or of a keypad.")
	KeysUnplugged = staffTable.say("keys-unplugged", "O quiosque não os encontra. Veja o cabo; entretanto chame na página do balcão.", "State of buttons or of a keypad.")
	KeysStuck     = staffTable.say("keys-stuck", "Uma tecla está presa em baixo. Solte-a; entretanto chame na página do balcão.", "State of buttons or of a keypad.")
	KeysNoisy     = staffTable.say("keys-noisy", "Chegam toques que ninguém deu. Veja o cabo; entretanto chame na página do balcão.", "State of buttons or of a keypad.")
)

// DeskDevice returns the words for call buttons or a keypad ("button 3",
// "keypad 1") and its state, and false for another device.
func DeskDevice(words Words, device, state string) (name, what string, ok bool) {
	if desk, is := strings.CutPrefix(device, "button "); is {
		name = words.T(ButtonsName, desk)
	} else if which, is := strings.CutPrefix(device, "keypad "); is {
		name = words.T(KeypadName, which)
	} else {
		return "", "", false
	}
	message := KeysUnplugged
	switch state {
	case "ready":
		message = KeysReady
	case "stuck":
		message = KeysStuck
	case "noisy":
		message = KeysNoisy
	}
	return name, words.T(message), true
}
