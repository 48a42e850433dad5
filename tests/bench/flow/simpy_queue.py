"""A queue with several servers in SimPy: the classic API of SimPy 2 (Debian's python3-simpy), else that of SimPy 3 and 4.

Usage: simpy_queue.py FILE SERVERS. FILE holds pairs of doubles: hour of arrival, hours of service. Prints the version,
the sum of all waits and the seconds the simulation took.
"""

import array
import json
import sys
import time

pairs = array.array("d")
with open(sys.argv[1], "rb") as file:
    pairs.frombytes(file.read())
arrivals, services = pairs[0::2].tolist(), pairs[1::2].tolist()
servers = int(sys.argv[2])
waits = 0.0


def classic():
    import SimPy
    from SimPy.Simulation import Process, Resource, activate, hold, initialize, now, release, request, simulate

    class Truck(Process):
        def cross(self, hours):
            global waits
            arrived = now()
            yield request, self, border
            waits += now() - arrived
            yield hold, self, hours
            yield release, self, border

    class Source(Process):
        def generate(self):
            for arrival, hours in zip(arrivals, services):
                yield hold, self, arrival - now()
                truck = Truck()
                activate(truck, truck.cross(hours))

    initialize()
    border = Resource(capacity=servers)
    source = Source()
    activate(source, source.generate())
    simulate(until=1e12)
    return SimPy.__version__


def modern():
    import simpy

    env = simpy.Environment()
    border = simpy.Resource(env, capacity=servers)

    def truck(hours):
        global waits
        arrived = env.now
        with border.request() as turn:
            yield turn
            waits += env.now - arrived
            yield env.timeout(hours)

    def source():
        for arrival, hours in zip(arrivals, services):
            yield env.timeout(max(0.0, arrival - env.now))
            env.process(truck(hours))

    env.process(source())
    env.run()
    return simpy.__version__


try:
    import SimPy  # noqa: F401

    run = classic
except ImportError:
    run = modern
start = time.perf_counter()
version = run()
print(json.dumps({"version": version, "waits": waits, "seconds": time.perf_counter() - start}))
