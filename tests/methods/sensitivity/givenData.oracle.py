"""Borgonovo's delta by integration, for givenData.fixture.csv.

    python3 tests/methods/sensitivity/givenData.oracle.py > tests/methods/sensitivity/givenData.fixture.csv

numpy 2, scipy 1.17. `normal` rows: two normal variables with the correlation named, delta by quadrature over the
condition and the roots where the two densities cross. `ishigami` rows: a = 7, b = 0.1; probabilities of cells of width
0.01 given one input, from the arcsine laws of 7 sin^2(x2) and of A sin(x1), averaged over the third input; delta is half
the mean sum of differences, right to about 0.001.
"""

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm


def given(z, rho):
    """Half the area between the standard normal density and that of N(rho z, 1 - rho^2)."""
    s2 = 1 - rho**2
    # log densities are equal where y^2 = (y - rho z)^2 / s2 + log s2
    a, b, c = 1 / s2 - 1, -2 * rho * z / s2, rho**2 * z * z / s2 + np.log(s2)
    roots = np.sort(np.roots([a, b, c]).real)
    narrow = norm(rho * z, np.sqrt(s2))
    return narrow.cdf(roots[1]) - narrow.cdf(roots[0]) - norm.cdf(roots[1]) + norm.cdf(roots[0])


print("case,input,delta")
for rho in [0.2, 0.5, 0.8, 0.95]:
    value = quad(lambda z: norm.pdf(z) * given(z, rho), -9, 9, epsabs=1e-10)[0]
    print(f"normal,{rho},{value:.8f}")

nodes = 400
middle = (np.arange(nodes) + 0.5) / nodes
x = (2 * middle - 1) * np.pi
edges = np.arange(-11, 18.005, 0.01)
amplitude = 1 + 0.1 * x**4
lift = 7 * np.sin(x) ** 2


def square_cdf(t):
    return 2 / np.pi * np.arcsin(np.sqrt(np.clip(t / 7, 0, 1)))


def wave_cdf(t, a):
    return 0.5 + np.arcsin(np.clip(t / a, -1, 1)) / np.pi


cells = {"x1": [], "x2": [], "x3": []}
for i in range(nodes):
    shifted = edges[None, :] - (np.sin(x[i]) * amplitude)[:, None]
    cells["x1"].append(np.diff(square_cdf(shifted).mean(axis=0)))
    cells["x2"].append(np.diff(wave_cdf(edges[None, :] - lift[i], amplitude[:, None]).mean(axis=0)))
    cells["x3"].append(np.diff(wave_cdf(edges[None, :] - lift[:, None], amplitude[i]).mean(axis=0)))
for name, rows in cells.items():
    rows = np.array(rows)
    print(f"ishigami,{name},{0.5 * np.abs(rows - rows.mean(axis=0)).sum(axis=1).mean():.5f}")
