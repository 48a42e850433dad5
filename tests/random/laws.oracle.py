"""High-precision quantiles, probabilities and densities, for laws.fixture.csv.

    python3 tests/random/laws.oracle.py > tests/random/laws.fixture.csv

mpmath 1.3.0 at 200 bits. `value` is the double nearest to the quantile of the double `probability`; `cdf` and `density` are
those of the double `value`. The quantile of the normal law comes from bisection on its cdf, those of the others from
their textbook formulas (N. L. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions, 2nd ed. 1994).
"""

from mpmath import erfc, exp, log, mp, mpf, pi, sqrt

mp.prec = 200
probabilities = [1e-300, 1e-30, 1e-12, 1e-6, 7.62939453125e-06, 0.001, 0.02425, 0.1, 0.25, 0.3, 0.49, 0.4999999999, 0.5]
probabilities += [0.51, 0.75, 0.9, 0.97575, 0.999, 0.999999, 1 - 1e-12]


def normal_cdf(z):
    return erfc(-z / sqrt(2)) / 2


def normal_density(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def normal_quantile(p):
    low, high = mpf(-40), mpf(40)
    while high - low > mpf(2) ** -140:
        middle = (low + high) / 2
        if normal_cdf(middle) < p:
            low = middle
        else:
            high = middle
    return low


def normal(_):
    return normal_quantile, normal_cdf, normal_density


def lognormal(parameters):
    mean, sd = parameters
    deviation = sqrt(log(1 + (sd / mean) ** 2))
    centre = log(mean) - deviation**2 / 2

    def standard(x):
        return (log(x) - centre) / deviation

    return (
        lambda p: exp(centre + deviation * normal_quantile(p)),
        lambda x: normal_cdf(standard(x)),
        lambda x: normal_density(standard(x)) / (x * deviation),
    )


def triangular(parameters):
    low, mode, high = parameters
    width, left, right = high - low, mode - low, high - mode

    def quantile(p):
        if p < left / width:
            return low + sqrt(width * left * p)
        return high - sqrt(width * right * (1 - p))

    def cdf(x):
        return (x - low) ** 2 / (width * left) if x < mode else 1 - (high - x) ** 2 / (width * right) if right else 1

    def density(x):
        return 2 * (x - low) / (width * left) if x < mode else 2 * (high - x) / (width * right) if right else 2 / width

    return quantile, cdf, density


laws = {
    "normal": (normal, [[]]),
    "lognormal": (lognormal, [[1, 0.1], [100, 300], [0.001, 1e-7], [5, 5], [2.5e9, 1e9]]),
    "triangular": (triangular, [[0, 1, 2], [0, 0, 1], [0, 1, 1], [-5, -4.9, 100], [1e9, 1e9 + 1, 1e9 + 3]]),
}

print("law,parameters,probability,value,cdf,density")
for name, (make, sets) in laws.items():
    for parameters in sets:
        quantile, cdf, density = make([mpf(x) for x in parameters])
        for p in probabilities:
            value = float(quantile(mpf(p)))
            numbers = [repr(p), repr(value), repr(float(cdf(mpf(value)))), repr(float(density(mpf(value))))]
            print(",".join([name, " ".join(repr(float(x)) for x in parameters), *numbers]))
