package lan

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// device is a paired device, as it is stored.
type device struct {
	ID     string       `json:"id"`   // d1, d2 …: what the journal calls it
	Name   string       `json:"name"` // what the installer calls it
	Role   string       `json:"role"`
	Desk   kiosk.DeskID `json:"desk,omitempty"` // the only desk it may act for, "" for any
	Hash   string       `json:"hash"`           // SHA-256 of the token, hex
	Paired time.Time    `json:"paired"`
}

// may says whether the device's role is one of a route's, or why not.
func (d *device) may(roles []string) error {
	if slices.Contains(roles, d.Role) {
		return nil
	}
	return refuse(api.CodeNotAllowed, "This device is paired as %s; this takes %s. Pair it again with another role.", d.Role, orList(roles))
}

// devices is the file of paired devices.
type devices struct {
	path string

	mu   sync.Mutex
	list []device
	last int // the highest id given
}

// devicesFile is the stored form.
type devicesFile struct {
	Devices []device `json:"devices"`
}

// openDevices reads the file; one that is not there has no devices. A damaged
// one is renamed to PATH.damaged.
func openDevices(path string) (d *devices, damaged bool, err error) {
	d = &devices{path: path}
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return d, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("paired devices: %w", err)
	}
	var file devicesFile
	if err := json.Unmarshal(b, &file); err != nil {
		if err := os.Rename(path, path+".damaged"); err != nil {
			return nil, false, fmt.Errorf("paired devices: %w", err)
		}
		return d, true, nil
	}
	d.list = file.Devices
	for _, dev := range d.list {
		var n int
		if _, err := fmt.Sscanf(dev.ID, "d%d", &n); err == nil {
			d.last = max(d.last, n)
		}
	}
	return d, false, nil
}

// pair adds a device and returns its token, 130 random bits. A device of the
// same name is replaced: its token is worth nothing any more.
func (d *devices) pair(dev device) (token string, err error) {
	token = rand.Text()
	dev.Hash = hashOf(token)
	d.mu.Lock()
	defer d.mu.Unlock()
	dev.ID = fmt.Sprintf("d%d", d.last+1)
	list := slices.DeleteFunc(slices.Clone(d.list), func(old device) bool { return old.Name == dev.Name })
	list = append(list, dev)
	if err := writeDevices(d.path, list); err != nil {
		return "", err
	}
	d.list, d.last = list, d.last+1
	return token, nil
}

// find returns the device with a token, or nil. All hashes are compared, each
// in constant time.
func (d *devices) find(token string) *device {
	hash := []byte(hashOf(token))
	d.mu.Lock()
	defer d.mu.Unlock()
	var found *device
	for _, dev := range d.list {
		if subtle.ConstantTimeCompare(hash, []byte(dev.Hash)) == 1 {
			found = &dev
		}
	}
	return found
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// writeDevices replaces the file in one step, readable by its owner alone.
func writeDevices(path string, list []device) error {
	b, err := json.MarshalIndent(devicesFile{Devices: list}, "", "  ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return fmt.Errorf("paired devices: %w", err)
	}
	_, err = f.Write(append(b, '\n'))
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what is left of it is of no use
		return fmt.Errorf("paired devices: %w", err)
	}
	if folder, err := os.Open(filepath.Dir(path)); err == nil {
		_ = folder.Sync() // best effort: at worst the device is paired again
		folder.Close()
	}
	return nil
}
