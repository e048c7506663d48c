// Command vm tries desks' hardware in a small guest: Debian's kernel in QEMU,
// with one program of ours (build/vm/guest) and nothing else. Keypads are made
// by the kernel's uinput, and by QEMU's USB keyboard; a button is a line of the
// GPIO chip of QEMU's arm64 machine. No network, no disk, no root is needed.
//
//	vm --arch amd64 --kernel DIR
//
// DIR holds a kernel package as build/vm/kernel.sh unpacks it. The exit code is
// 1 if a trial failed.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A machine is one kind of guest.
type machine struct {
	qemu    []string // program and its arguments
	console string
	modules []string // in the order of loading, without .ko
}

var machines = map[string]machine{
	"amd64": {
		qemu:    []string{"qemu-system-x86_64", "-machine", "q35", "-accel", "tcg", "-device", "qemu-xhci"},
		console: "ttyS0",
		modules: []string{"evdev", "uinput", "usb-common", "usbcore", "xhci-hcd", "xhci-pci", "hid", "usbhid", "hid-generic"},
	},
	"arm64": {
		qemu:    []string{"qemu-system-aarch64", "-machine", "virt", "-cpu", "cortex-a53"},
		console: "ttyAMA0",
		modules: []string{"evdev", "uinput"},
	},
}

// patience is how long a guest may take; one whose processor is emulated takes
// about a minute.
const patience = 5 * time.Minute

func main() {
	arch := flag.String("arch", "amd64", "amd64 or arm64")
	kernel := flag.String("kernel", "", "folder of an unpacked kernel package")
	record := flag.String("record", "", "file for the bytes of the USB keyboard")
	flag.Parse()
	m, known := machines[*arch]
	if !known || *kernel == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(m, *arch, *kernel, *record); err != nil {
		fmt.Fprintln(os.Stderr, "vm:", err)
		os.Exit(1)
	}
}

// run builds a guest, starts it, and says what it says.
func run(m machine, arch, kernel, record string) error {
	dir, err := os.MkdirTemp("", "vm")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	initrd, err := pack(m, arch, kernel, dir)
	if err != nil {
		return err
	}
	images, err := filepath.Glob(filepath.Join(kernel, "boot", "vmlinuz-*"))
	if err != nil || len(images) != 1 {
		return fmt.Errorf("%s holds %d kernels, want one: build/vm/kernel.sh %s %s brings it", kernel, len(images), arch, kernel)
	}
	monitor := filepath.Join(dir, "monitor")
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	args := append(m.qemu[1:], "-m", "512", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
		"-serial", "stdio", "-monitor", "unix:"+monitor+",server,nowait",
		"-kernel", images[0], "-initrd", initrd, "-append", "console="+m.console+" quiet loglevel=3 panic=-1")
	qemu := exec.CommandContext(ctx, m.qemu[0], args...)
	qemu.Stderr = os.Stderr
	out, err := qemu.StdoutPipe()
	if err != nil {
		return err
	}
	if err := qemu.Start(); err != nil {
		return err
	}
	verdict := errors.New("the guest ended without a verdict")
	for lines := bufio.NewScanner(out); lines.Scan(); {
		line := strings.TrimRight(lines.Text(), "\r")
		commands, asked := strings.CutPrefix(line, "HOST ")
		bytes, recorded := strings.CutPrefix(line, "RECORD ")
		switch {
		case asked:
			if err := obey(monitor, commands); err != nil {
				cancel()
				verdict = err
			}
			continue
		case recorded && record != "":
			if err := os.WriteFile(record, []byte(bytes+"\n"), 0o644); err != nil {
				return err
			}
			continue
		case recorded:
			continue
		case strings.HasPrefix(line, "END ") && strings.HasSuffix(line, " 0 failed"):
			verdict = nil
		case strings.HasPrefix(line, "END "):
			verdict = errors.New("trials failed")
		}
		fmt.Printf("%s: %s\n", arch, line)
	}
	if err := qemu.Wait(); err != nil && verdict == nil {
		verdict = err
	}
	return verdict
}

// pack builds the guest's program and puts it into an archive with the modules
// it loads.
func pack(m machine, arch, kernel, dir string) (string, error) {
	root := filepath.Join(dir, "root")
	if err := os.MkdirAll(filepath.Join(root, "modules"), 0o755); err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-o", filepath.Join(root, "init"), "senha/build/vm/guest")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+arch)
	build.Stdout, build.Stderr = os.Stdout, os.Stderr
	if err := build.Run(); err != nil {
		return "", fmt.Errorf("building the guest: %w", err)
	}
	found := map[string]string{}
	err := filepath.WalkDir(filepath.Join(kernel, "lib", "modules"), func(path string, _ os.DirEntry, err error) error {
		found[strings.TrimSuffix(filepath.Base(path), ".ko")] = path
		return err
	})
	if err != nil {
		return "", err
	}
	for i, name := range m.modules {
		if found[name] == "" {
			return "", fmt.Errorf("the kernel in %s has no module %s", kernel, name)
		}
		text, err := os.ReadFile(found[name])
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(root, "modules", fmt.Sprintf("%02d-%s.ko", i, name)), text, 0o644); err != nil {
			return "", err
		}
	}
	initrd := filepath.Join(dir, "initrd")
	cpio := exec.Command("sh", "-c", `find . | cpio --quiet -o -H newc >"$0"`, initrd)
	cpio.Dir, cpio.Stderr = root, os.Stderr
	return initrd, cpio.Run()
}
