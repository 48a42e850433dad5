"""A queue with several servers in SimPy: the classic API of SimPy 2 (Debian's python3-simpy), else that of SimPy 3 and 4.

Usage: simpy_queue.py FILE SERVERS LOAD COUNT. FILE holds pairs of doubles, hour of arrival and hours of service: they are
run for the sum of their waits. Then as many customers as COUNT, drawn here with exponential gaps and services of mean 1,
are timed, with the statistics a study of queues asks for: waits, queue length and servers busy over time. Prints the
version, the sum of waits and the processor seconds.
"""

import array
import json
import random
import sys
import time

servers, load, count = int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])


def given():
    pairs = array.array("d")
    with open(sys.argv[1], "rb") as file:
        pairs.frombytes(file.read())
    before = 0.0
    for arrival, hours in zip(pairs[0::2], pairs[1::2]):
        yield arrival - before, hours
        before = arrival


def drawn():
    draw = random.Random(2026).expovariate
    for _ in range(count):
        yield draw(load * servers), draw(1.0)


def classic(customers):
    from SimPy.Simulation import Monitor, Process, Resource, activate, hold, initialize, now, release, request, simulate

    class Truck(Process):
        def cross(self, hours):
            arrived = now()
            yield request, self, border
            waits.observe(now() - arrived)
            yield hold, self, hours
            yield release, self, border

    class Source(Process):
        def generate(self):
            for gap, hours in customers:
                yield hold, self, gap
                truck = Truck()
                activate(truck, truck.cross(hours))

    initialize()
    waits = Monitor()
    border = Resource(capacity=servers, monitored=True)
    source = Source()
    activate(source, source.generate())
    simulate(until=1e12)
    border.waitMon.timeAverage()
    border.actMon.timeAverage()
    return waits.total()


def modern(customers):
    import simpy

    env = simpy.Environment()
    border = simpy.Resource(env, capacity=servers)
    waits, queue, busy = [], [], []

    def truck(hours):
        arrived = env.now
        with border.request() as turn:
            queue.append((arrived, len(border.queue)))
            yield turn
            waits.append(env.now - arrived)
            busy.append((env.now, border.count))
            yield env.timeout(hours)

    def source():
        for gap, hours in customers:
            yield env.timeout(gap)
            env.process(truck(hours))

    env.process(source())
    env.run()
    return sum(waits)


try:
    import SimPy

    run, version = classic, SimPy.__version__
except ImportError:
    import simpy

    run, version = modern, simpy.__version__

waits = run(given())
passes = []
for _ in range(3):
    start = time.process_time()
    run(drawn())
    passes.append(time.process_time() - start)
print(json.dumps({"version": version, "waits": waits, "cpu": sorted(passes)[1]}))
