package virtual

import (
	"senha/display/scene"
	"senha/printer/escpos"
	"senha/printer/profile"
)

// Machine is what a printer of a class prints like, with its own characters and
// QR codes. It finds fault with each command that the class has not.
func Machine(class profile.Profile) escpos.Machine {
	m := class.Machine()
	m.Glyphs = glyphs{}
	if class.QR {
		m.QR = symbol
	}
	return m
}

// symbol draws a QR code, a dot a module.
func symbol(data string, level escpos.Level) (escpos.Bitmap, error) {
	b, err := scene.QR(data, map[escpos.Level]scene.Level{
		escpos.LevelL: scene.LevelL, escpos.LevelM: scene.LevelM, escpos.LevelQ: scene.LevelQ, escpos.LevelH: scene.LevelH,
	}[level])
	if err != nil {
		return escpos.Bitmap{}, err
	}
	return escpos.Bitmap{Width: b.Width, Height: b.Height, Stride: b.Stride, Bits: b.Pix}, nil
}
