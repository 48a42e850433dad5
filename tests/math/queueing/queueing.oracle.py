"""High-precision values of the closed forms of waiting, for queueing.fixture.csv.

    python3 tests/math/queueing/queueing.oracle.py > tests/math/queueing/queueing.fixture.csv

mpmath 1.3.0. Arguments are the doubles that are written; values are the doubles nearest to what they give. Each form is
worked out in another way than in the library: Erlang's formulas and M/M/c/K from the balance equations of the textbook
(D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris, Fundamentals of Queueing Theory, 4th ed., Wiley 2008, ch. 2), M/D/1
by Erlang's sum of terms of changing sign at 4,000 bits, bulk service by Lambert's W and, where it converges soon, also
by the stationary law of the number left behind.
"""

from mpmath import exp, factorial, lambertw, log, mp, mpf, pi, sqrt

mp.prec = 400
rows = []


def row(function, arguments, values):
    """Arguments are doubles or lists of them; values by name."""
    written = " ".join(
        f"{name}={'|'.join(repr(float(v)) for v in value) if isinstance(value, list) else repr(float(value))}"
        for name, value in arguments.items()
    )
    for name, value in values.items():
        rows.append(",".join([function, written, name, repr(float(value))]))


def balance(work, servers, places):
    """Probabilities of n there: work^n / n!, and from the servers on work / servers times the one before."""
    terms = [mpf(work) ** n / factorial(n) for n in range(min(servers, places) + 1)]
    for _ in range(servers, places):
        terms.append(terms[-1] * work / servers)
    total = sum(terms)
    return [t / total for t in terms]


def erlang_c(work, servers):
    top = work**servers / factorial(servers) / (1 - work / servers)
    return top / (sum(work**n / factorial(n) for n in range(servers)) + top)


groups = [(0.1, 0.5, 1), (5, 1 / 6, 1), (6, 1 / 3, 3), (9.99, 0.1, 1), (0.7, 1, 2), (3.9, 0.5, 2), (14, 0.5, 10)]
groups += [(95, 1, 100), (999, 1, 1000), (0.001, 1, 20), (4.999, 1, 5), (1e-9, 3, 2)]

for arrivals, service, servers in groups:
    a, s = mpf(arrivals), mpf(service)
    group = {"arrivalsPerHour": arrivals, "serviceHours": service, "servers": servers}
    row("erlangB", group, {"": balance(a * s, servers, servers)[-1]})
    delay = erlang_c(a * s, servers)
    row("erlangC", group, {"": delay})
    spare = servers / s - a
    wait = delay / spare
    measures = {"load": a * s / servers, "delayProbability": delay, "meanWaitHours": wait}
    measures |= {"meanTimeHours": wait + s, "meanWaiting": a * wait, "meanNumber": a * (wait + s)}
    row("mmcQueue", group, measures)
    for t in [0.0, 0.1, 2.5]:
        row("mmcProbabilityOfWaitAbove", group | {"aboveHours": t}, {"": delay * exp(-spare * mpf(t))})
    for p in [0.5, 0.95, 0.999]:
        longer = 1 - mpf(p)
        # Near the probability of no wait at all a quantile has no digits to lose.
        if abs(delay / longer - 1) > 0.01:
            quantile = log(delay / longer) / spare if delay > longer else mpf(0)
            row("mmcWaitQuantileHours", group | {"probability": p}, {"": quantile})
    for ca, cs in [(1, 1), (0.0, 0.5), (1.3, 2.1)]:
        variation = (mpf(ca) ** 2 + mpf(cs) ** 2) / 2
        general = group | {"arrivalCv": ca, "serviceCv": cs}
        row("allenCunneenMeanWaitHours", general, {"": wait * variation})
        load = a * s / servers
        power = load ** (sqrt(mpf(2) * (servers + 1)) - 1)
        row("sakasegawaMeanWaitHours", general, {"": power * s * variation / (servers * (1 - load))})

for arrivals, service in [(5, 1), (0.8, 1), (2, 0.5), (60, 0.1), (1e-6, 1), (1e5, 1)]:
    for servers, places in [(1, 1), (1, 5), (2, 2), (3, 7), (6, 40), (10, 300)]:
        a, s = mpf(arrivals), mpf(service)
        p = balance(a * s, servers, places)
        waiting = sum(max(0, n - servers) * q for n, q in enumerate(p))
        number = sum(n * q for n, q in enumerate(p))
        admitted = a * sum(p[:-1])
        values = {"blockingProbability": p[-1], "admittedPerHour": admitted, "meanWaiting": waiting, "meanNumber": number}
        values |= {"utilisation": (number - waiting) / servers, "meanWaitHours": waiting / admitted}
        values |= {"meanTimeHours": waiting / admitted + s}
        group = {"arrivalsPerHour": arrivals, "serviceHours": service, "servers": servers, "places": places}
        row("mmckQueue", group, values)

for arrivals, service, cv in [(5, 1 / 6, 1), (0.8, 1, 0), (0.999, 1, 0.4), (0.3, 2, 3.7), (1e-8, 1, 1)]:
    a, s = mpf(arrivals), mpf(service)
    # Arrivals times the second moment of service, over twice what is spare.
    second = s**2 * (1 + mpf(cv) ** 2)
    one = {"arrivalsPerHour": arrivals, "serviceHours": service, "serviceCv": cv}
    row("mg1MeanWaitHours", one, {"": a * second / (2 * (1 - a * s))})


def fixed_service_wait_above(a, d, t):
    """Erlang 1909: P(W <= t) = (1 - a d) sum over j with j d <= t of (a (j d - t))^j / j! exp(-a (j d - t))."""
    total, j = mpf(0), 0
    while j * d <= t:
        x = a * (j * d - t)
        total += (x**j if j > 0 else mpf(1)) / factorial(j) * exp(-x)
        j += 1
    return 1 - (1 - a * d) * total


mp.prec = 4000
for arrivals, service in [(0.8, 1), (0.5, 1), (0.99, 1), (0.1, 1), (0.001, 1), (5, 0.15), (2.9, 1 / 3)]:
    for services in [0.0, 0.25, 1.0, 1.5, 2.0, 3.75, 10.0, 33.3, 120.0, 400.25]:
        t = float(services * service)
        probability = fixed_service_wait_above(mpf(arrivals), mpf(service), mpf(t))
        if probability > mpf("1e-280"):
            one = {"arrivalsPerHour": arrivals, "serviceHours": service, "aboveHours": t}
            row("md1ProbabilityOfWaitAbove", one, {"": probability})
mp.prec = 400

for arrivals, services, cvs in [([0.2, 0.3, 0.1], [1, 0.5, 3], [0, 1, 2.5]), ([0.5], [1], [1]), ([0.0, 0.99], [1, 1], [1, 0.1])]:
    a, s, cv = [[mpf(x) for x in xs] for xs in (arrivals, services, cvs)]
    residual = sum(x * y**2 * (1 + z**2) for x, y, z in zip(a, s, cv)) / 2
    upto = lambda k: 1 - sum(x * y for x, y in zip(a[:k], s[:k]))
    waits = {str(k): residual / upto(k) / upto(k + 1) for k in range(len(a))}
    row("mg1PriorityMeanWaitsHours", {"arrivalsPerHour": arrivals, "serviceHours": services, "serviceCv": cvs}, waits)

for arrivals, service, servers in [([2, 3, 0.5], 0.5, 3), ([0.9, 0.05], 1, 1), ([40, 50, 5], 1, 100)]:
    a, s = [mpf(x) for x in arrivals], mpf(service)
    residual = erlang_c(sum(a) * s, servers) * s / servers
    upto = lambda k: 1 - sum(a[:k]) * s / servers
    waits = {str(k): residual / upto(k) / upto(k + 1) for k in range(len(a))}
    row("mmcPriorityMeanWaitsHours", {"arrivalsPerHour": arrivals, "serviceHours": service, "servers": servers}, waits)


def left_behind_by_roots(m, c):
    """z exp(-r z) = w exp(-r) with r = m / c and w a c-th root of 1."""
    r = m / c
    total = mpf(0)
    for k in range(1, c):
        w = exp(2j * pi * k / c)
        z = -lambertw(-r * exp(-r) * w) / r
        assert abs(z**c - exp(m * (z - 1))) < mpf(10) ** -60 and abs(z) < 1
        total += (1 / (1 - z)).real
    return total - (c * (c - 1) - m**2) / (2 * (c - m))


def left_behind_by_chain(m, c, most):
    """The stationary law of the number left behind, up to `most`, by iteration."""
    arrive = [exp(-m) * m**k / factorial(k) for k in range(most + c + 1)]
    left = [mpf(1)] + [mpf(0)] * most
    for _ in range(600):
        before = [sum(left[i] * arrive[n - i] for i in range(min(n, most) + 1)) for n in range(most + c + 1)]
        after = [sum(before[: c + 1])] + before[c + 1 :]
        if max(abs(x - y) for x, y in zip(left, after)) < mpf(10) ** -18:
            return sum(i * p for i, p in enumerate(after))
        left = after
    raise ArithmeticError("the chain has not settled")


for arrivals, headway, capacity in [(0.5, 1, 1), (0.05, 12, 1), (1, 1.5, 2), (0.5, 24, 20), (2, 24, 50), (1.9, 24, 50)]:
    a, h = mpf(arrivals), mpf(headway)
    row_of = {"arrivalsPerHour": arrivals, "headwayHours": headway, "capacity": capacity}
    left = left_behind_by_roots(a * h, capacity)
    if a * h / capacity < 0.7 and capacity < 30:
        mp.prec = 120
        assert abs(left_behind_by_chain(a * h, capacity, 60) - left) < mpf(10) ** -14
        mp.prec = 400
    values = {"load": a * h / capacity, "meanLeftBehind": left, "meanBeforeDeparture": left + a * h}
    values |= {"meanWaiting": left + a * h / 2, "meanWaitHours": h / 2 + left / a}
    row("bulkQueue", row_of, values)
for arrivals, headway, capacity in [(0.01, 100, 5), (4.999, 1, 5), (99.9, 1, 100), (60, 1, 100), (0.3, 168, 120)]:
    a, h = mpf(arrivals), mpf(headway)
    left = left_behind_by_roots(a * h, capacity)
    row_of = {"arrivalsPerHour": arrivals, "headwayHours": headway, "capacity": capacity}
    row("bulkQueue", row_of, {"meanLeftBehind": left, "meanWaitHours": h / 2 + left / a})


def closure(a, m, closed):
    """By the triangle under the queue: its height, its two sides, its area."""
    backlog = a * closed
    recovery = backlog / (m - a)
    delayed = a * (closed + recovery)
    area = backlog * (closed + recovery) / 2
    return backlog, recovery, delayed, area


for arrivals, capacity, closed in [(30, 40, 48), (5, 5.001, 600), (0.25, 10, 3), (1, 3, 1 / 3)]:
    backlog, recovery, delayed, area = closure(mpf(arrivals), mpf(capacity), mpf(closed))
    values = {"backlog": backlog, "recoveryHours": recovery, "delayed": delayed, "totalWaitHours": area}
    values |= {"meanWaitHours": area / delayed, "longestWaitHours": closed, "waitAtReopeningHours": backlog / capacity}
    one = {"arrivalsPerHour": arrivals, "capacityPerHour": capacity, "closedHours": closed}
    row("closureBacklog", one, values)

for arrivals, capacity, opened, period in [(30, 60, 14, 24), (1, 1.5, 120, 168), (9.99, 20, 12, 24), (3, 7, 24, 24)]:
    a, m, t = mpf(arrivals), mpf(capacity), mpf(period)
    closed = t - opened
    backlog, recovery, delayed, area = closure(a, m, closed)
    values = {"load": a * t / (m * opened), "meanWaitHours": area / (a * t), "longestWaitHours": closed}
    values |= {"greatestQueue": backlog, "delayedShare": delayed / (a * t)}
    one = {"arrivalsPerHour": arrivals, "capacityPerHour": capacity, "openHours": opened, "periodHours": period}
    row("gateWait", one, values)

for headway, cv in [(24, 0), (84, 0.3), (12, 1), (1 / 3, 1.7)]:
    h = mpf(headway)
    # Half the second moment of the headway over its mean.
    row("departureMeanWaitHours", {"headwayHours": headway, "headwayCv": cv}, {"": ((h * mpf(cv)) ** 2 + h**2) / (2 * h)})

for departures, cut_off, cycle in [([10, 82], 6, 168), ([7.5], 0, 24), ([100, 3, 60.25, 61], 12, 168), ([0, 8, 16], 30, 24)]:
    # Summed up over gaps, each with a triangle of waits.
    ordered = sorted(mpf(x) for x in departures)
    gaps = [y - x for x, y in zip(ordered, [*ordered[1:], ordered[0] + cycle])]
    mean = mpf(cycle) / len(gaps)
    sd = sqrt(sum((g - mean) ** 2 for g in gaps) / len(gaps))
    values = {"meanWaitHours": sum(g * (g / 2 + cut_off) for g in gaps) / cycle, "longestWaitHours": max(gaps) + cut_off}
    values |= {"headwayHours": mean, "headwayCv": sd / mean}
    row("timetableWait", {"departuresHours": departures, "cutOffHours": cut_off, "cycleHours": cycle}, values)

print("function,arguments,value,expected")
print("\n".join(rows))
