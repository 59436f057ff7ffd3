"""`wait_for_queue.py CONFIG QUEUE`: wait until the queue has a consumer, at most one minute."""

import configparser
import sys
import time
import urllib.parse

import amqp

parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
parser.read(sys.argv[1])
broker = urllib.parse.urlparse(parser.get("DEFAULT", "transport_url"))
deadline = time.monotonic() + 60


def has_consumer() -> bool:
    """True when the queue exists and has a consumer. Each call opens its own connection."""
    host = f"{broker.hostname}:{broker.port}"
    try:
        with amqp.Connection(host, broker.username, broker.password, connect_timeout=3) as connection:
            return connection.channel().queue_declare(sys.argv[2], passive=True).consumer_count > 0
    except (OSError, amqp.AMQPError):
        return False


while not has_consumer():
    if time.monotonic() > deadline:
        sys.exit(f"no consumer on the queue {sys.argv[2]}")
    time.sleep(0.1)
