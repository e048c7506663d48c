package config

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// lineOf returns a key's line, or the section's.
func (s *section) lineOf(key string) int {
	if v := s.table.values[key]; v != nil {
		return v.line
	}
	return s.table.line
}

// oneOf returns a text that must be one of a few words.
func (s *section) oneOf(key string, words []string, standard string) string {
	it := s.textOr(key, standard)
	if !slices.Contains(words, it.text) {
		if it.line > 0 {
			s.fault(s.lineOf(key), "%s %q is not known%s", key, it.text, didYouMean(it.text, words))
		}
		return standard
	}
	return it.text
}

// path returns a path as it can be opened.
func (s *section) path(key, standard, dir string) string {
	it := s.textOr(key, standard)
	if it.text == "" || filepath.IsAbs(it.text) {
		return it.text
	}
	return filepath.Join(dir, it.text)
}

// maxSocket is how long a Unix socket's path may be (sun_path, less its zero).
const maxSocket = 107

func (s *section) socket(key, standard, dir string) string {
	path := s.path(key, standard, dir)
	if len(path) > maxSocket {
		s.fault(s.lineOf(key), "%s is a path of %d bytes: a Unix socket's has at most %d, take a shorter one", key, len(path), maxSocket)
	}
	return path
}

// folder returns a folder that is there, or "".
func (s *section) folder(key, dir string) string {
	path := s.path(key, "", dir)
	if path == "" {
		return ""
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		s.fault(s.lineOf(key), "%s: there is no folder %s", key, path)
	}
	return path
}

// address returns host:port for a listener, or "" for none.
func (s *section) address(key, standard string) string {
	it := s.textOr(key, standard)
	if it.text == "" {
		return ""
	}
	host, port, err := net.SplitHostPort(it.text)
	n, errPort := strconv.Atoi(port)
	switch {
	case err != nil || errPort != nil || n < 0 || n > 65535:
		s.fault(it.line, "%s %q is no address: want host:port or :port, such as :8080", key, it.text)
	case host != "" && host != "localhost" && net.ParseIP(host) == nil:
		s.fault(it.line, "%s %q: want an IP address of this machine before the port, or nothing for all", key, it.text)
	}
	return it.text
}

// hosts returns host names without ports.
func (s *section) hosts(key string) []string {
	var list []string
	for _, it := range s.texts(key) {
		if it.text == "" || strings.ContainsAny(it.text, "/: \t") && net.ParseIP(it.text) == nil {
			s.fault(it.line, "%s: %q is no host name: want it without http:// and port, such as senha.lan", key, it.text)
			continue
		}
		list = append(list, strings.ToLower(it.text))
	}
	return list
}

// url returns an address on the web without a slash at its end, or "". One
// that devices sign requests to must be https, save on this machine.
func (s *section) url(key string, secret bool) string {
	it := s.text(key)
	if it.text == "" {
		return ""
	}
	u, err := url.Parse(it.text)
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		s.fault(it.line, "%s %q is no address on the web: want https:// and a host, such as https://senha.example", key, it.text)
	case secret && u.Scheme == "http" && u.Hostname() != "localhost" && !net.ParseIP(u.Hostname()).IsLoopback():
		s.fault(it.line, "%s %q is open to every listener on the way: want https://", key, it.text)
	}
	return strings.TrimRight(it.text, "/")
}
