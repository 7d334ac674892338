"""LocalStack that ends with whoever started it. Started by localstack.sh, not by hand."""

import os
import runpy
import select
import socket
import sys
import threading


def require_free(port):
    """LocalStack itself says "Ready." on a port that another process holds, and stays."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as taken:
            sys.exit(f"localstack.sh: cannot listen on port {port}: {taken.strerror}")


def end_with(parent):
    """Looks once a second: a closed pipe or an adopted process mean that nobody wants us."""
    while os.getppid() == parent:
        ready, _, _ = select.select([sys.stdin], [], [], 1)
        if ready and not os.read(sys.stdin.fileno(), 4096):
            break
    os._exit(0)


require_free(int(sys.argv[1]))
threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
sys.argv = sys.argv[:1]
runpy.run_module("localstack.runtime.main", run_name="__main__")
