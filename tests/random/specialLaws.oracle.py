"""High-precision quantiles, probabilities, densities and moments, for specialLaws.fixture.csv.

    python3 tests/random/specialLaws.oracle.py > tests/random/specialLaws.fixture.csv

mpmath 1.3.0 at 50 digits and more. `value` is the double nearest to the quantile of the double `probability`; `cdf` and
`density` are those of the double `value`; `mean` and `sd` are those of the law. Quantiles come from Newton's method on
the logarithm of the smaller tail, on integrals of the density by mpmath's hypergeometric series or, for the
truncated normal, its erfc; formulas from N. L. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate
Distributions, 2nd ed. 1994. Quantiles of the Poisson law are found by adding up its probabilities one by one.
"""

from mpmath import betainc, beta, erfc, exp, expm1, findroot, gamma, gammainc, hyp1f1, inf, isinf, log, log1p, mp, mpf, pi, quad, sqrt

mp.dps = 60
probabilities = [1e-30, 1e-12, 1e-6, 7.62939453125e-06, 0.001, 0.02425, 0.1, 0.25, 0.4999999999, 0.5, 0.51, 0.75, 0.9]
probabilities += [0.97575, 0.999, 0.999999, 1 - 1e-12]


def solve(tail, log_density, wanted, sign, start):
    """Where a tail has the wanted probability: Newton's method on logarithms of both, with short steps."""
    x = start
    for _ in range(2000):
        found = tail(x)
        step = sign * found / log_density(x) * log(wanted / found)
        x *= exp(max(-2, min(2, step)))
        if abs(step) < mpf(10) ** -30:
            return x
    raise ArithmeticError("no convergence")


def gamma_law(parameters):
    shape, scale = parameters
    lower = lambda x: x**shape * exp(-x) / gamma(shape + 1) * hyp1f1(1, shape + 1, x)
    upper = lambda x: gammainc(shape, x, inf, regularized=True)
    density = lambda x: x ** (shape - 1) * exp(-x) / gamma(shape)

    def quantile(p):
        if p <= 0.5:
            return solve(lower, lambda x: x * density(x), p, 1, shape)
        return solve(upper, lambda x: x * density(x), 1 - p, -1, shape)

    return {
        "quantile": lambda p: scale * quantile(p),
        "cdf": lambda x: lower(x / scale),
        "density": lambda x: density(x / scale) / scale,
        "mean": shape * scale,
        "sd": sqrt(shape) * scale,
    }


def beta_part(a, b, x, y):
    """The incomplete beta integral up to x, y being 1 - x: by the series 26.5.4 of Abramowitz and Stegun."""
    term, total, n = mpf(1), mpf(1), 0
    while abs(term) > mpf(10) ** -58 * total:
        term *= x * (a + b + n) / (a + 1 + n)
        total += term
        n += 1
    return x**a * y**b / (a * beta(a, b)) * total


def beta_law(parameters):
    a, b, low, high = parameters
    width = high - low
    middle = a / (a + b)
    lower = lambda x: beta_part(a, b, x, 1 - x) if x <= middle else 1 - beta_part(b, a, 1 - x, x)
    density = lambda x: x ** (a - 1) * (1 - x) ** (b - 1) / beta(a, b)

    def odds_of(tail, a, b):
        def lower_of(odds):
            x, y = odds / (1 + odds), 1 / (1 + odds)
            return beta_part(a, b, x, y) if x <= a / (a + b) else 1 - beta_part(b, a, y, x)

        log_density = lambda odds: odds**a / (1 + odds) ** (a + b) / beta(a, b)
        return solve(lower_of, log_density, tail, 1, a / b)

    def quantile(p):
        if p <= 0.5:
            odds = odds_of(p, a, b)
            return low + width * odds / (1 + odds)
        odds = odds_of(1 - p, b, a)
        return high - width * odds / (1 + odds)

    return {
        "quantile": quantile,
        "cdf": lambda x: lower((x - low) / width),
        "density": lambda x: density((x - low) / width) / width,
        "mean": low + width * middle,
        "sd": width * sqrt(a * b / (a + b + 1)) / (a + b),
    }


def pert_law(parameters):
    low, mode, high, weight = parameters
    width = high - low
    return beta_law([1 + weight * (mode - low) / width, 1 + weight * (high - mode) / width, low, high])


def truncated_law(parameters):
    mean, sd, low, high = parameters
    a, b = (low - mean) / sd, (high - mean) / sd
    between = lambda s, t: (erfc(s / sqrt(2)) - erfc(t / sqrt(2))) / 2
    bell = lambda z: 0 if isinf(z) else exp(-z * z / 2) / sqrt(2 * pi)
    mass = between(a, b)
    centre = (bell(a) - bell(b)) / mass
    edge = lambda z: 0 if isinf(z) else z * bell(z)
    variance = 1 + (edge(a) - edge(b)) / mass - centre**2

    def quantile(p):
        # Bisection; 200 digits so that the difference of the two erfc keeps enough.
        left, right = max(a, mpf(-45)), min(b, mpf(45))
        for _ in range(300):
            middle = (left + right) / 2
            if between(a, middle) < p * mass:
                left = middle
            else:
                right = middle
        return mean + sd * left

    return {
        "quantile": quantile,
        "cdf": lambda x: between(a, (x - mean) / sd) / mass,
        "density": lambda x: bell((x - mean) / sd) / (sd * mass),
        "mean": mean + sd * centre,
        "sd": sd * sqrt(variance),
    }


def weibull_law(parameters):
    shape, scale = parameters
    first, second = gamma(1 + 1 / shape), gamma(1 + 2 / shape)
    return {
        "quantile": lambda p: scale * (-log1p(-p)) ** (1 / shape),
        "cdf": lambda x: -expm1(-((x / scale) ** shape)),
        "density": lambda x: shape / scale * (x / scale) ** (shape - 1) * exp(-((x / scale) ** shape)),
        "mean": scale * first,
        "sd": scale * sqrt(second - first**2),
    }


def exponential_law(parameters):
    return weibull_law([mpf(1), parameters[0]])


def normal_law(parameters):
    mean, sd = parameters
    law = truncated_law([mean, sd, -inf, inf])
    return law


def poisson_law(parameters):
    (mean,) = parameters
    density = lambda k: exp(-mean + k * log(mean)) / gamma(k + 1)

    def cdf(k):
        term = total = exp(-mean)
        for i in range(1, int(k) + 1):
            term *= mean / i
            total += term
        return total

    def quantile(p):
        term = total = exp(-mean)
        k = 0
        while total < p:
            k += 1
            term *= mean / k
            total += term
        return mpf(k)

    return {"quantile": quantile, "cdf": cdf, "density": density, "mean": mean, "sd": sqrt(mean)}


laws = {
    "normal": (normal_law, [[10, 2], [-1e6, 1e3]]),
    "exponential": (exponential_law, [[1], [36.5]]),
    "weibull": (weibull_law, [[1, 1], [0.1, 2], [0.7, 3], [2.5, 40], [4.1, 1e6], [300, 12]]),
    "gamma": (
        gamma_law,
        [[0.05, 1], [0.3, 2], [1, 1], [1.5, 4], [2, 12], [7.25, 0.5], [40, 3], [1000, 1e-3], [30000, 2]],
    ),
    "beta": (
        beta_law,
        [[0.05, 0.05, 0, 1], [0.3, 0.5, 0, 1], [1, 1, 0, 1], [2, 3, 0, 1], [0.5, 8, 0, 2], [12, 1.5, -3, 5]]
        + [[60, 0.25, 0, 1], [400, 300, 0, 10], [20000, 50, 0, 1]],
    ),
    "pert": (
        pert_law,
        [[0, 1, 4, 4], [12, 24, 96, 4], [0, 0, 1, 4], [0, 1, 1, 4], [2, 3, 9, 0], [5, 6, 10, 2], [5, 6, 10, 40]]
        + [[0.3, 0.35, 0.9, 1000]],
    ),
    "truncatedNormal": (
        truncated_law,
        [[10, 5, 0, inf], [0, 1, -1, 1], [3, 2, -inf, 4], [0, 1e6, -1, 1], [0, 1, 2, 2.001], [0, 1, 6, inf]]
        + [[0, 1, 29, inf], [20, 4, 0, 24], [1, 2, -60, -58], [5, 1, -1000, 1000]],
    ),
    "poisson": (poisson_law, [[1e-3], [0.7], [3], [12.5], [250], [4000.5]]),
}

print("law,parameters,mean,sd,probability,value,cdf,density")
for name, (make, sets) in laws.items():
    mp.dps = 260 if name in ("truncatedNormal", "normal") else 60
    for parameters in sets:
        law = make([mpf(x) for x in parameters])
        for p in probabilities:
            value = float(law["quantile"](mpf(p)))
            # Too near an end for a double: nothing left to check.
            if name in ("gamma", "beta", "pert") and (abs(value) < 1e-290 or value in parameters[2:]):
                continue
            numbers = [law["mean"], law["sd"], p, value, law["cdf"](mpf(value)), law["density"](mpf(value))]
            shown = [repr(float(x)) for x in numbers]
            print(",".join([name, " ".join(repr(float(x)) for x in parameters), *shown]), flush=True)
