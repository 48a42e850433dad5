"""The packed table of Joe and Kuo's direction numbers, and Sobol' points of scipy to compare with.

    python3 tests/random/designs/directionNumbers.oracle.py

Writes src/random/designs/directionNumbers.ts and sobol.fixture.csv beside this file. The numbers are those of the file
new-joe-kuo-6.21201 as scipy 1.17.1 ships it (_sobol_direction_numbers.npz), cut at 750 dimensions: more of
them would weigh on every page that compares. Packed for each dimension from the second on, most significant bit first: the inner coefficients of the
polynomial, degree - 1 bits, then the initial numbers m_1, m_2, ..., each without its last bit, which is 1.
"""

import base64
import os
import textwrap
from pathlib import Path

import numpy
import scipy
from scipy.stats import qmc

here = Path(__file__).parent
dimensions = 750

table = numpy.load(os.path.join(os.path.dirname(scipy.__file__), "stats", "_sobol_direction_numbers.npz"))
bits = ""
for polynomial, initial in zip(table["poly"][1:dimensions], table["vinit"][1:dimensions]):
    degree = int(polynomial).bit_length() - 1
    bits += format(int(polynomial), "b")[1:-1]
    for place in range(degree):
        number = int(initial[place])
        assert number % 2 == 1 and number < 2 ** (place + 1)
        bits += format(number, "b").zfill(place + 1)[:-1]
bits += "0" * (-len(bits) % 8)
text = base64.b64encode(bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))).decode()

notice = """\
/*!
 * Direction numbers of S. Joe and F. Y. Kuo, Constructing Sobol sequences with better two-dimensional projections, SIAM
 * J. Sci. Comput. 30 (2008), 2635-2654, file new-joe-kuo-6.21201.
 *
 * Copyright (c) 2008, Frances Y. Kuo and Stephen Joe. All rights reserved.
 *
 * Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
 * following conditions are met:
 *
 * - Redistributions of source code must retain the above copyright notice, this list of conditions and the following
 *   disclaimer.
 * - Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
 *   disclaimer in the documentation and/or other materials provided with the distribution.
 * - Neither the names of the copyright holders nor the names of the University of New South Wales and the University of
 *   Waikato and its contributors may be used to endorse or promote products derived from this software without specific
 *   prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
 * LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT
 * SHALL THE COPYRIGHT HOLDERS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
 * (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING
 * NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
 * DAMAGE.
 */
"""
lines = " +\n".join(f'  "{line}"' for line in textwrap.wrap(text, 104))
comment = f"""
/**
 * The first {dimensions:,} dimensions, {len(text):,} characters; how they are packed is told in the program that wrote this file,
 * tests/random/designs/directionNumbers.oracle.py.
 */
export const packedDirectionNumbers: string =
"""
(here / "../../../src/random/designs/directionNumbers.ts").write_text(f"{notice}{comment}{lines};\n")

points = qmc.Sobol(d=dimensions, scramble=False).random(2**13)
rows = ["dimension,point,value"]
for dimension in [1, 2, 3, 4, 5, 8, 20, 50, 100, 333, 500, 749, 750]:
    for point in [*range(17), 100, 1023, 1024, 4097, 8191]:
        rows.append(f"{dimension},{point},{float(points[point, dimension - 1])!r}")
(here / "sobol.fixture.csv").write_text("\n".join(rows) + "\n")
