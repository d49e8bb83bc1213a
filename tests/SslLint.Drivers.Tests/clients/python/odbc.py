"""Connects through ODBC with each connection string that it is given: one JSON string in, one JSON object out. What was encrypted the server knows."""

import json
import re
import subprocess
import sys

import pyodbc


def version():
    """The version of FreeTDS, as its own tool tells it."""
    told = subprocess.run(["dpkg-query", "-W", "-f=${Version}", "tdsodbc"], capture_output=True, text=True, check=False).stdout
    return re.match(r"[0-9.]*", told).group()


def connect(connection_string):
    """What comes of a string."""
    try:
        connection = pyodbc.connect(connection_string, timeout=60, autocommit=True)
    except Exception as refused:  # Whatever the driver raises is its way to refuse.
        return {"accepted": False, "error": f"{type(refused).__name__}: {refused}"}
    try:
        connection.execute("SELECT 1")
        return {"accepted": True}
    except pyodbc.Error as refused:
        return {"accepted": False, "error": f"{type(refused).__name__}: {refused}"}
    finally:
        connection.close()


# A pool would keep connections open.
pyodbc.pooling = False
print(json.dumps({"version": version()}), flush=True)
for line in sys.stdin:
    print(json.dumps(connect(json.loads(line))), flush=True)
