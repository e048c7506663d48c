package main

import (
	"bytes"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

// pulse is shorter than the time for which QEMU's power button stays pressed.
const pulse = 3 * time.Millisecond

// obey does what a guest asks for: commands of QEMU's monitor, parted by
// semicolons, and two of ours: "pause MS" waits, "hold MS" presses the power
// button over and over, so that its line stays up.
func obey(monitor, commands string) error {
	conn, err := net.Dial("unix", monitor)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := prompt(conn); err != nil {
		return err
	}
	for _, command := range strings.Split(commands, ";") {
		word, number, _ := strings.Cut(command, " ")
		ms, _ := strconv.Atoi(number) // of ours alone
		switch d := time.Duration(ms) * time.Millisecond; word {
		case "pause":
			time.Sleep(d)
		case "hold":
			for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(pulse) {
				if err := say(conn, "system_powerdown"); err != nil {
					return err
				}
			}
		default:
			if err := say(conn, command); err != nil {
				return err
			}
		}
	}
	return nil
}

// say gives one command and waits until it is done.
func say(conn net.Conn, command string) error {
	if _, err := fmt.Fprintln(conn, command); err != nil {
		return err
	}
	answer, err := prompt(conn)
	if err == nil && bytes.Contains(answer, []byte("rror")) {
		return fmt.Errorf("the monitor does not %q: %s", command, answer)
	}
	return err
}

// prompt reads up to the monitor's prompt.
func prompt(conn net.Conn) ([]byte, error) {
	if err := conn.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return nil, err
	}
	var all []byte
	buffer := make([]byte, 4096)
	for !bytes.HasSuffix(all, []byte("(qemu) ")) {
		n, err := conn.Read(buffer)
		if err != nil {
			return all, err
		}
		all = append(all, buffer[:n]...)
	}
	return all, nil
}
