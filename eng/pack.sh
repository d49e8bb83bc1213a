#!/usr/bin/env bash
# Packs everything that is published into DIR: `eng/pack.sh DIR [VERSION]`.
# SslLint is the analyzer, SslLint.CaBundles brings CA certificates to the output. The tool is three packages: dotnet-sslconnect (a pointer that names the others), .linux-x64 (native) and .any (portable).
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -ge 1 ] && [ $# -le 2 ] || { echo "usage: eng/pack.sh DIR [VERSION]" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
version=${2:+-p:Version=$2}
# The files in a package carry the time of the commit, not of the packing: the same commit gives the same bytes.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

# Native compilation links with the platform's own tools; the linker's messages don't say which package is missing.
missing=()
command -v dotnet >/dev/null || missing+=("the .NET SDK that global.json names")
command -v clang >/dev/null || command -v gcc >/dev/null || missing+=("clang or gcc (Debian: clang)")
echo 'int main(void){return 0;}' | "$(command -v clang || command -v gcc || echo false)" -x c - -lz -o /dev/null 2>/dev/null || missing+=("the zlib development files (Debian: zlib1g-dev)")
if [ ${#missing[@]} -gt 0 ]; then
  printf 'eng/pack.sh: missing: %s\n' "${missing[@]}" >&2
  exit 1
fi

find "$out" -maxdepth 1 \( -name 'dotnet-sslconnect*.nupkg' -o -name 'SslLint.*.nupkg' \) -delete
quiet=(--nologo -v quiet)
common=(-c Release -o "$out" -p:ContinuousIntegrationBuild=true ${version:+"$version"})
dotnet pack analyzers/SslLint.Package "${quiet[@]}" "${common[@]}"
dotnet pack src/SslLint.CaBundles "${quiet[@]}" "${common[@]}"

project=tool/SslLint.Tool/SslLint.Tool.csproj
dotnet restore "$project" "${quiet[@]}"
dotnet pack "$project" --no-restore "${quiet[@]}" "${common[@]}"
dotnet pack "$project" --no-restore "${quiet[@]}" "${common[@]}" -r any
dotnet pack "$project" --no-restore "${quiet[@]}" "${common[@]}" -r linux-x64
ls -1 "$out"/*.nupkg
