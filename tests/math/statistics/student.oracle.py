"""High-precision values of Student's t and the incomplete beta function, for student.fixture.csv.

    python3 tests/math/statistics/student.oracle.py > tests/math/statistics/student.fixture.csv

mpmath 1.3.0 at 40 digits: `student` rows hold degrees, 0, probability, and the quantile of the double `probability`, by
bisection on the tail; `beta` rows hold the shapes a and b, x, and the regularised incomplete beta function.
"""

from mpmath import betainc, mp, mpf

mp.dps = 40


def tail(t, degrees):
    x = degrees / (degrees + t * t)
    return betainc(degrees / 2, mpf(1) / 2, 0, x, regularized=True) / 2


def quantile(p, degrees):
    if p == 0.5:
        return mpf(0)
    if p > 0.5:
        return -quantile(1 - p, degrees)
    low, high = mpf(0), mpf(1)
    while tail(high, degrees) > p:
        low, high = high, high * 2
    while high - low > high * mpf(10) ** -25:
        middle = (low + high) / 2
        if tail(middle, degrees) > p:
            low = middle
        else:
            high = middle
    return -low


print("kind,a,b,argument,value")
probabilities = [1e-12, 1e-8, 1e-4, 0.005, 0.025, 0.1, 0.3, 0.49, 0.5001, 0.75, 0.975, 0.999, 1 - 1e-9]
for degrees in [1, 1.5, 2, 3, 4.7, 7, 10, 29, 100, 999, 9999, 10000, 123456, 1e9]:
    for p in probabilities:
        value = quantile(mpf(p), mpf(degrees))
        print(f"student,{degrees!r},0,{p!r},{float(value)!r}")
for a, b in [(0.5, 0.5), (1, 3), (2.5, 1.5), (12, 0.5), (30, 40), (0.7, 200), (300, 1000), (800, 50)]:
    for share in [0.01, 0.3, 0.5, 0.9, 1, 1.1, 1.5]:
        x = share * a / (a + b)
        if x < 1:
            print(f"beta,{a!r},{b!r},{x!r},{float(betainc(a, b, 0, mpf(x), regularized=True))!r}")
