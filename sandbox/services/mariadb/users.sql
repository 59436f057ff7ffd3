-- Run by the server at each start, before it accepts connections; one statement a line.
{% for name in databases %}
CREATE DATABASE IF NOT EXISTS {{ name }} CHARACTER SET utf8mb3;
{% endfor %}
CREATE USER IF NOT EXISTS sandbox@'127.0.0.1' IDENTIFIED BY '{{ secret.database }}';
ALTER USER sandbox@'127.0.0.1' IDENTIFIED BY '{{ secret.database }}';
GRANT ALL ON *.* TO sandbox@'127.0.0.1';
