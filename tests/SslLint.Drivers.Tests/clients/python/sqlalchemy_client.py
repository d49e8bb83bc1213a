"""Connects through SQLAlchemy with each URL that it is given: one JSON string in, one JSON object out.
The argument names the driver, whose version is told."""

import importlib
import json
import sys

import sqlalchemy
from sqlalchemy.pool import NullPool


def connect(url):
    try:
        engine = sqlalchemy.create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 30, "read_timeout": 30})
        with engine.connect() as connection:
            cipher = connection.exec_driver_sql("show status like 'Ssl_cipher'").fetchone()[1]
        return {"accepted": True, "encrypted": cipher != ""}
    except Exception as error:  # Whatever the driver throws is its way to refuse.
        return {"accepted": False, "encrypted": False, "error": f"{type(error).__name__}: {error}"}


def answer(value):
    print(json.dumps(value), flush=True)


driver = importlib.import_module(sys.argv[1])
answer({"version": driver.__version__})
for line in sys.stdin:
    answer(connect(json.loads(line)))
