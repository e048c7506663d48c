package main

import (
	"errors"
	"fmt"

	"periph.io/x/conn/v3/gpio/gpioreg"
	periph "periph.io/x/host/v3"
	"periph.io/x/host/v3/gpioioctl"

	"senha/kiosk/desk"
)

// lineTrials are tried on a line of the PL061 chip of QEMU's virt machine: the
// one that its power button raises for some milliseconds. At rest it is low,
// as if a button were held; it is let go while the host goes on pressing.
var lineTrials = []trial{
	{"a line of a GPIO chip is a button", tryLine},
}

const powerLine = 3 // QEMU hw/arm/virt.c: the power button is line 3

func tryLine() error {
	line, err := findLine()
	if err != nil {
		return err
	}
	if err := gpioreg.Register(line); err != nil {
		return err
	}
	c := open(desk.Options{Buttons: []desk.Buttons{{Desk: "3", Call: line.Name()}}})
	err = c.isState("button 3", "ready")
	if err == nil {
		host("hold 500;pause 200;hold 500") // up, down, up: then down, and held
		err = errors.Join(c.wished("button 3 kiosk.CallNext{3}"), c.wished("button 3 kiosk.Recall{3}"))
	}
	return errors.Join(err, c.isState("button 3", "stuck"), c.close())
}

// namedLine is a line with a name: the chip's lines have none.
type namedLine struct{ *gpioioctl.GPIOLine }

// Name returns it.
func (namedLine) Name() string { return "POWER" }

// findLine returns the power button's line.
func findLine() (namedLine, error) {
	if _, err := periph.Init(); err != nil {
		return namedLine{}, err
	}
	if len(gpioioctl.Chips) == 0 {
		return namedLine{}, errors.New("the kernel shows no GPIO chip")
	}
	chip := gpioioctl.Chips[0]
	fmt.Printf("the GPIO chip is %s with %d lines\n", chip.Label(), chip.LineCount())
	line := chip.ByNumber(powerLine)
	if line == nil {
		return namedLine{}, fmt.Errorf("it has no line %d", powerLine)
	}
	return namedLine{line}, nil
}
