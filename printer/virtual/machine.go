package virtual

import (
	"senha/printer/escpos"
	"senha/printer/profile"
)

// Machine is what a printer of a class prints like, with its own characters. It
// finds fault with each command that the class has not.
func Machine(class profile.Profile) escpos.Machine {
	m := class.Machine()
	m.Glyphs = glyphs{}
	return m
}
