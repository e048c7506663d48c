#!/usr/bin/env bash
# Fetches Debian's kernel of an architecture and unpacks it into a folder.
#
#   build/vm/kernel.sh amd64|arm64 FOLDER
#
# It uses this machine's package sources, with lists and a status of its own, so
# that nothing is installed and no root is needed. A folder that has a kernel is
# left alone.
set -euo pipefail
arch=$1 folder=$2
compgen -G "$folder/boot/vmlinuz-*" >/dev/null && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$folder"
cat >"$work/apt.conf" <<CONF
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Sandbox::User "";
Dir::State::lists "$work/lists";
Dir::State::status "/dev/null";
Dir::Cache "$work/cache";
CONF
export APT_CONFIG=$work/apt.conf
apt-get update -qq
package=$(apt-cache depends "linux-image-$arch" | sed -n 's/^ *Depends: \(linux-image-[^ ]*\)$/\1/p' | head -n 1)
[ -n "$package" ] || {
	echo "Debian's package sources on this machine have no kernel for $arch" >&2
	exit 1
}
(cd "$work" && apt-get download -qq "$package")
dpkg-deb -x "$work/$package"_*.deb "$folder"
