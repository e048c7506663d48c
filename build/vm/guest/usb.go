package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"time"

	"senha/kiosk/desk"
)

// usbName is what the kernel calls QEMU's keyboard.
const usbName = "QEMU QEMU USB Keyboard"

// usbTrials are tried on a USB keyboard, through the kernel's own drivers.
var usbTrials = []trial{
	{"a USB keyboard is recorded", recordUSB},
	{"a USB keyboard is plugged in, calls, is pulled out and comes back", tryUSB},
}

// host asks the host for commands of QEMU's monitor.
func host(commands string) { fmt.Println("HOST " + commands) }

const (
	plugUSB = "device_add usb-kbd,id=pad"
	pullUSB = "device_del pad"
)

// recordUSB prints the bytes that the kernel hands out while 3 * Enter is
// typed: testdata of kiosk/desk.
func recordUSB() error {
	host(plugUSB)
	at, err := node(usbName)
	if err != nil {
		return err
	}
	f, err := os.Open(at)
	if err != nil {
		return err
	}
	defer f.Close()
	host("sendkey kp_3 80;pause 200;sendkey kp_multiply 80;pause 200;sendkey kp_enter 80")
	if err := f.SetReadDeadline(time.Now().Add(2 * time.Second)); err != nil {
		return err
	}
	var all []byte
	buffer := make([]byte, 4096)
	for {
		n, err := f.Read(buffer)
		all = append(all, buffer[:n]...)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			break
		} else if err != nil {
			return err
		}
	}
	fmt.Println("RECORD", hex.EncodeToString(all))
	host(pullUSB)
	if len(all) == 0 {
		return errors.New("no bytes came")
	}
	return until("it is gone", func() bool {
		_, err := os.Stat(at)
		return errors.Is(err, os.ErrNotExist)
	})
}

func tryUSB() error {
	const path = "/dev/input/by-path/usb-event-kbd"
	c := open(desk.Options{Keypads: []desk.Keypad{{Device: path}}})
	err := c.isState("keypad 1", "unplugged")
	for range 2 {
		if err != nil {
			break
		}
		host(plugUSB)
		var at string
		if at, err = node(usbName); err != nil {
			break
		}
		if _, err = link(at, "usb"); err != nil {
			break
		}
		if err = c.isState("keypad 1", "ready"); err != nil {
			break
		}
		host("sendkey kp_3;pause 200;sendkey kp_enter")
		err = c.wished("keypad 1 kiosk.CallNext{3}")
		host(pullUSB)
		err = errors.Join(err, c.isState("keypad 1", "unplugged"))
		time.Sleep(3 * time.Second)
	}
	return errors.Join(err, c.close())
}
