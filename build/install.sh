#!/usr/bin/env bash
# Installs the Debian packages that running or testing Senha needs.
#
#   build/install.sh run     what `make run` needs
#   build/install.sh test    the same, and what `make test` needs
#   build/install.sh vm      what `make vm-test` needs
#
# At a terminal it lists what is missing and asks first; otherwise it goes
# ahead. What is there already is left alone, so it may run any number of times.
set -euo pipefail

run_packages=(
	pkg-config libharfbuzz-dev          # shaping
	fonts-noto-core fonts-noto-cjk      # every script on screen and paper
	xvfb                                # a screen where there is none
	libgl1 libgl1-mesa-dri libegl1 libgles2
	libx11-6 libxcursor1 libxi6 libxinerama1 libxrandr2 libxxf86vm1 libxkbcommon0
)
test_packages=(
	chromium                            # the pages, in a real browser
	xdotool imagemagick                 # real pointer events, screenshots
	libharfbuzz-bin                     # hb-shape: somebody else's shaping
	unicode-data                        # Unicode's own tests of order and line breaks
	libicu-dev                          # ICU's dictionary of Thai words
	gettext                             # msgfmt: somebody else's reading of the PO files
	sqlite3                             # somebody else's reading of the journal
	tesseract-ocr                       # reads numbers off pictures
	ca-certificates
)

vm_packages=(
	qemu-system-x86 qemu-system-arm     # guests
	cpio                                # what they start from
)

case "${1:-}" in
run) want=("${run_packages[@]}") ;;
vm) want=("${vm_packages[@]}") ;;
test)
	want=("${run_packages[@]}" "${test_packages[@]}")
	command -v node >/dev/null || want+=(nodejs)
	command -v npm >/dev/null || want+=(npm)
	;;
*)
	echo "usage: build/install.sh run|test|vm" >&2
	exit 2
	;;
esac

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
	echo "This is not Debian: please install the counterparts of these packages yourself:" >&2
	echo "  ${want[*]}" >&2
	exit 0
fi

missing=()
for p in "${want[@]}"; do
	dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null | grep -qx installed || missing+=("$p")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "Senha needs these Debian packages:"
echo "  ${missing[*]}"
if [ -t 0 ] && [ -t 1 ] && [ -z "${CI:-}" ]; then
	read -r -p "Install them now? [Y/n] " answer
	case "$answer" in [nN]*)
		echo "Nothing was installed. Without them Senha can't start." >&2
		exit 1
		;;
	esac
fi

root=()
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || {
		echo "Installing needs root: run this as root, or install sudo." >&2
		exit 1
	}
	root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${root[@]}" apt-get update -q
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
